package org.tarnish.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ExperimentIdTest {
    private static final Instant TIME = Instant.parse("2026-11-22T09:30:05Z");

    /** Draws 0, 0, 0, ... */
    private static final RandomGenerator ZEROS = () -> 0;

    @Test
    void isTheNameTheTimeInUtcAndSixDrawnDigits() {
        assertThat(ExperimentId.of("digits-quickstart", TIME, ZEROS))
                .isEqualTo("digits-quickstart-20261122-093005-000000");
    }

    @Test
    void keepsOnlyLettersDigitsDashesAndDots() {
        assertThat(ExperimentId.of("  Árbol & Café/2.0 ", TIME, ZEROS))
                .isEqualTo("arbol-cafe-2.0-20261122-093005-000000");
        assertThat(ExperimentId.of("../..", TIME, ZEROS)).isEqualTo("experiment-20261122-093005-000000");
    }

    @Test
    void hasAtMostAHundredCharacters() {
        assertThat(ExperimentId.of("x".repeat(500), TIME, ZEROS)).hasSize(100).endsWith("x-20261122-093005-000000");
    }
}
