package org.tarnish.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTextTest {
    @Test
    void yamlAndJsonAreReadAlike() throws Exception {
        var json = "{\"name\": \"quick\", \"seeds\": [0, 1]}";
        assertThat(RequestText.yaml("name: quick\nseeds: [0, 1]\n"))
                .isEqualTo(RequestText.json(json))
                .isEqualTo(RequestText.yaml(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'name: x\nname: y'       | 2 | Duplicate field 'name'",
                "'a: &v 1\nb: *v'         | 2 | the alias *v is not supported, so write the value out",
                "'a: &v {b: *v}'          | 1 | the alias *v is not supported, so write the value out",
                "'a: 1\n---\nb: 2'        | 3 | Trailing token",
                "'name: x\nseeds: [1, 2'  | 2 | expected ',' or ']'"
            })
    void yamlThatIsNotOnePlainDocumentIsRefused(String text, int line, String reason) {
        assertThatThrownBy(() -> RequestText.yaml(text)).isInstanceOfSatisfying(UnreadableRequest.class, e -> {
            assertThat(e).hasMessageStartingWith(reason);
            assertThat(e.line()).isEqualTo(line);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{a: "})
    void yamlOfAnyDepthIsAnsweredSoon(String bracket) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThatThrownBy(() -> RequestText.yaml(bracket.repeat(100_000)))
                        .isInstanceOf(UnreadableRequest.class));
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws Exception {
        assertThat(RequestText.yaml(RequestText.decode("\ufeffa: 1".getBytes(StandardCharsets.UTF_8))))
                .hasToString("{\"a\":1}");
    }
}
