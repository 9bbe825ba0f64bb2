package org.tarnish.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.request.ExperimentRequest;

/**
 * The largest requests are answered soon, whatever they hold: each takes less than two seconds on two slow cores. The bound
 * is larger, so that a busy machine does not fail what a wrong one would never end.
 */
class LargeRequestsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ROOM = ExperimentRequest.MOST_BYTES - 1_000;

    @TempDir
    private static Path mirror;

    private static RequestValidator validator;

    @BeforeAll
    static void makeValidator() {
        validator = new RequestValidator(Requests.datasets(mirror), Requests.weights(mirror), FrostLibrary.shipped());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            value = {
                "'architectures': [*] -> 'a#'",
                "'architectures': [*] -> ''",
                "'architectures': [*] -> 1",
                "'architectures': [*] -> []",
                "'architectures': [*] -> 'resnet20'",
                "'architectures': [*] -> 'wide_resnet17_#'",
                "'initializations': [*] -> 'a#'",
                "'initializations': [*] -> {'file': {'path': 'a#'}}",
                "'methodologies': [*] -> {}",
                "'methodologies': [*] -> {'fixed': {'reduction': 'color', 'quality': 0.#1}}",
                "'methodologies': [{*}] -> 'k#': 1",
                "'seeds': [*] -> -#",
                "'conditions': {'imageSets': [*]} -> {'name': 'n#', 'path': 'p'}",
                "'curves': {'imageSets': [*]} -> 'n#'",
                "'conditions': {'corruptions': {'names': [*]}} -> 'fog#'",
                "'dataset': {'name': 'digits', 'classes': {*}} -> 'k/#': ['s#']",
                "'dataset': {'name': 'digits', 'classes': [*]} -> {'name': 'k#'}",
                "* -> 'f#': 1"
            })
    void manyEntriesAreAnsweredSoon(String form, String entry) {
        assertAnsweredSoon(form.replace("*", many(entry)));
    }

    @Test
    void listsOfDifferentPartsThatAreComparedAreAnsweredSoon() {
        var half = many("'a#'").substring(0, ROOM / 2);
        half = half.substring(0, half.lastIndexOf(','));
        assertAnsweredSoon("'architectures': [" + half + "], 'initializations': [" + half + "]");
        var sets = many("{'name': 'n#'}").substring(0, ROOM / 2);
        sets = sets.substring(0, sets.lastIndexOf(", {"));
        assertAnsweredSoon("'conditions': {'imageSets': [" + sets + "]}, 'curves': {'imageSets': [" + half + "]}");
    }

    @Test
    void manyClassesAreAcceptedSoon() {
        var request = request("'dataset': {'name': 'digits', 'classes': {" + many("'k#': ['s#']") + "}}");
        assertTimeoutPreemptively(SOON, () -> assertThat(validator.validate(RequestReader.read(request)))
                .isNotNull());
    }

    @Test
    void listsWithinListsAreAnsweredSoon() {
        assertAnsweredSoon("'architectures': [" + many("[".repeat(900) + "]".repeat(900)) + "]");
        assertAnsweredSoon("'seeds': " + "[".repeat(ROOM / 2) + "]".repeat(ROOM / 2));
        assertAnsweredSoon("'dataset': " + "{'a':".repeat(ROOM / 10) + "1" + "}".repeat(ROOM / 10));
    }

    private static void assertAnsweredSoon(String change) {
        var request = request(change);
        assertTimeoutPreemptively(SOON, () -> {
            var errors = Requests.errors(() -> validator.validate(RequestReader.read(request)));
            assertThat(errors).hasSizeBetween(1, Findings.MOST + 1);
            assertThat(errors.toString()).hasSizeLessThan(200_000);
        });
    }

    /** A good request, but for a change written with single quotes. */
    private static byte[] request(String change) {
        var good = "'name': 'x'";
        for (var field :
                new String[] {"'dataset': {'name': 'digits'}", "'imageSize': 16", "'architectures': ['resnet20']"}) {
            good += change.contains(field.substring(0, field.indexOf(':'))) ? "" : ", " + field;
        }
        var bytes = ("{" + good + ", " + change + "}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThat(bytes).hasSizeLessThanOrEqualTo(ExperimentRequest.MOST_BYTES);
        return bytes;
    }

    /** As many entries as fit into a request, numbered where they say {@code #}. */
    private static String many(String entry) {
        var text = new StringBuilder();
        for (int i = 0; ; i++) {
            var next = (i == 0 ? "" : ", ") + entry.replace("#", String.valueOf(i));
            if (text.length() + next.length() > ROOM) {
                return text.toString();
            }
            text.append(next);
        }
    }
}
