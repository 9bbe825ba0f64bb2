package org.tarnish.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.imaging.SeededRandomness;

class RequestReaderTest {
    private static final String NOT_JSON = "the request is not JSON at line 1, column ";

    @Test
    void readsAnObject() {
        var json = RequestReader.read(bytes("{\"name\": \"gr\u00f6\u00dfe \ud83d\ude00\", \"n\": 1e308}"));
        assertThat(json.get("name").asText()).isEqualTo("gr\u00f6\u00dfe \ud83d\ude00");
    }

    @Test
    void passesOverAByteOrderMark() {
        assertThat(RequestReader.read(bytes("\ufeff{}"))).isEmpty();
    }

    static Stream<byte[]> nothing() {
        return Stream.of(null, new byte[0], bytes("  \n"));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void refusesNothing(byte[] value) {
        assertThat(message(value)).isEqualTo("the request is empty; send an experiment as a JSON object");
    }

    @Test
    void refusesMegabytesByTheirSizeAlone() {
        var junk = new byte[10 * 1024 * 1024];
        Arrays.fill(junk, (byte) '[');
        assertThat(message(junk)).isEqualTo("the request has 10485760 bytes; at most 1048576 are allowed");
        var object = bytes("{\"name\":\"" + "x".repeat(ExperimentRequest.MOST_BYTES - 11) + "\"}");
        assertThat(RequestReader.read(object)).hasSize(1);
    }

    @Test
    void refusesInvalidUtf8() {
        var latin = "{\"name\": \"gr\u00f6\u00dfe\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(message(latin)).isEqualTo("the request is not valid UTF-8; send JSON in UTF-8");
    }

    @Test
    void refusesHalfASurrogatePairThatNoAnswerCouldRepeat() {
        var problem = "the request has half a surrogate pair, such as \\ud800, in a text; write whole characters";
        assertThat(message(bytes("{\"name\": \"\\ud800\"}"))).isEqualTo(problem);
        assertThat(message(bytes("{\"\\udc00\": 1}"))).isEqualTo(problem);
        assertThat(message(bytes("{\"\\ud800\": 1}"))).isEqualTo(problem);
        assertThat(message(bytes("{\"\\ud800\\u0041\": 1}"))).isEqualTo(problem);
        assertThat(message(bytes("surrogate"))).startsWith(NOT_JSON + "1: Unrecognized token 'surrogate'");
        assertThat(RequestReader.read(bytes("{\"name\": \"\\ud83d\\ude00\"}"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1e999}", "{\"a\": [{\"b\": -1e999}]}", "{\"a\": 1e99999}"})
    void refusesNumbersBeyondADouble(String text) {
        assertThat(message(bytes(text)))
                .isEqualTo("the request has a number that is too large for a double; at most 1.8e308 is possible");
    }

    @Test
    void saysWhereItIsNotJson() {
        assertThat(message(bytes("hello"))).startsWith(NOT_JSON + "1: Unrecognized token 'hello'");
        assertThat(message(bytes("{'a':1}"))).startsWith(NOT_JSON + "2: Unexpected character (''' (code 39))");
        assertThat(message(bytes("{\"a\":1} x"))).startsWith(NOT_JSON + "9: Unrecognized token 'x'");
        assertThat(message(bytes("{\n\"a\" 1}"))).startsWith("the request is not JSON at line 2, column 5: ");
        assertThat(message(bytes("{\"a\":NaN}"))).isEqualTo(NOT_JSON + "9: Non-standard token 'NaN'");
        assertThat(message(bytes("{")))
                .isEqualTo(NOT_JSON + "2: Unexpected end-of-input: expected close marker for Object");
    }

    @Test
    void refusesAKeyGivenTwice() {
        assertThat(message(bytes("{\"a\":1,\"a\":2}"))).isEqualTo(NOT_JSON + "11: Duplicate field 'a'");
    }

    @Test
    void saysWhatStandsInPlaceOfAnObject() {
        var problem = "the request must be a JSON object, was ";
        assertThat(message(bytes("[1]"))).isEqualTo(problem + "the list [1]");
        assertThat(message(bytes("[]"))).isEqualTo(problem + "an empty list");
        assertThat(message(bytes("\"digits\""))).isEqualTo(problem + "the text 'digits'");
        assertThat(message(bytes("null"))).isEqualTo(problem + "null");
        assertThat(message(bytes("5"))).isEqualTo(problem + "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
    void survivesDeepNesting(String bracket) {
        assertThat(message(bytes(bracket.repeat(100_000))))
                .isEqualTo("the request is not JSON: Document nesting depth (1001) exceeds the maximum allowed (1000)");
    }

    @Test
    void answersAnythingWithOneSentence() {
        var random = SeededRandomness.of(0, "junk", 0);
        for (int i = 0; i < 2_000; i++) {
            var junk = new byte[1 + random.below(60)];
            for (int j = 0; j < junk.length; j++) {
                junk[j] = (byte) (random.below(3) == 0 ? random.below(256) : "{}[]\",:0 e".charAt(random.below(10)));
            }
            junk[0] = (byte) '#';
            assertThat(message(junk))
                    .startsWith("the request ")
                    .hasSizeLessThan(300)
                    .doesNotContain("\n", "Source");
        }
    }

    private static String message(byte[] value) {
        var errors = Requests.errors(() -> RequestReader.read(value));
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).path()).isEmpty();
        assertThat(errors.get(0).value()).isNull();
        return errors.get(0).message();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
