package org.tarnish.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestDocumentTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aNameIsThatOfTheRequestIfItHasOne() {
        assertThat(RequestDocument.name(utf8("{\"name\": \"CIFAR 10, quick!\"}")))
                .isEqualTo("CIFAR 10, quick!");
        assertThat(RequestDocument.name(utf8("{\"name\": 5}"))).isNull();
        assertThat(RequestDocument.name(utf8("no JSON"))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: b: c'        | the request is not YAML at line 1, column ",
                "'a: &v 1\nb: *v' | the request is not YAML at line 2, column 4: the alias *v is not supported",
                "'a: 1\na: 2'     | the request is not YAML at line 2, column "
            })
    void yamlThatIsRefusedSaysWhere(String yaml, String message) {
        assertThatThrownBy(() -> RequestDocument.json(utf8(yaml))).hasMessageStartingWith(message);
    }

    @Test
    void yamlThatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> RequestDocument.json(new byte[] {'a', ':', ' ', (byte) 0xff}))
                .hasMessage("the request is not valid UTF-8; send YAML in UTF-8");
    }

    @Test
    void yamlBecomesJsonAndItsErrorsHaveAPlace() {
        assertThat(RequestDocument.json(utf8("seeds: [1, 2]"))).isEqualTo(utf8("{\"seeds\":[1,2]}"));
        assertThatThrownBy(() -> RequestDocument.json(utf8("a: b: c")))
                .hasMessageStartingWith("the request is not YAML at line 1, column ");
    }
}
