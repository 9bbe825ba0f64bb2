package org.tarnish.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.tarnish.pipeline.store.Keys;

class RequestDocumentTest {
    private static final Instant NOW = Instant.parse("2026-03-14T09:26:53Z");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anIdIsTheNameTheTimeAndSomethingDrawn() {
        assertThat(RequestDocument.id(utf8("{\"name\": \"CIFAR 10, quick!\"}"), NOW))
                .matches("cifar-10-quick-20260314-092653-[0-9a-z]{8}")
                .satisfies(id -> assertThat(Keys.isSegment(id)).isTrue());
        assertThat(RequestDocument.id(utf8("no JSON"), NOW)).startsWith("experiment-20260314-");
    }

    @Test
    void manyOfOneNameInOneSecondHaveDifferentIds() {
        var ids = new HashSet<String>();
        for (int i = 0; i < 5_000; i++) {
            ids.add(RequestDocument.id(utf8("{}"), NOW));
        }

        assertThat(ids).hasSize(5_000);
    }

    @Test
    void yamlBecomesJsonAndItsErrorsHaveAPlace() {
        assertThat(RequestDocument.json(utf8("seeds: [1, 2]"))).isEqualTo(utf8("{\"seeds\":[1,2]}"));
        assertThatThrownBy(() -> RequestDocument.json(utf8("a: b: c")))
                .hasMessageStartingWith("the request is not YAML at line 1, column ");
    }
}
