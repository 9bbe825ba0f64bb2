package org.tarnish.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentIdTest {
    private static final Instant TIME = Instant.parse("2026-11-22T09:30:05Z");

    /** Draws 0, 0, 0, ... */
    private static final RandomGenerator ZEROS = () -> 0;

    @Test
    void isTheNameTheTimeInUtcAndEightDrawnDigits() {
        assertThat(ExperimentId.of("digits-quickstart", TIME, ZEROS))
                .isEqualTo("digits-quickstart-20261122-093005-00000000");
    }

    @Test
    void keepsOnlyLettersDigitsDashesAndDots() {
        assertThat(ExperimentId.of("  Árbol & Café/2.0 ", TIME, ZEROS))
                .isEqualTo("arbol-cafe-2.0-20261122-093005-00000000");
        assertThat(ExperimentId.of("../..", TIME, ZEROS)).isEqualTo("experiment-20261122-093005-00000000");
    }

    @Test
    void hasAtMostAHundredCharacters() {
        assertThat(ExperimentId.of("x".repeat(500), TIME, ZEROS)).hasSize(100).endsWith("x-20261122-093005-00000000");
    }

    @Test
    void anExperimentWithoutANameIsCalledSo() {
        assertThat(ExperimentId.of(null, TIME, ZEROS)).isEqualTo("experiment-20261122-093005-00000000");
    }

    @Test
    void manyOfOneNameInOneSecondHaveDifferentIds() {
        var random = new SecureRandom();
        var ids = new HashSet<String>();
        for (int i = 0; i < 5_000; i++) {
            ids.add(ExperimentId.of("quick", TIME, random));
        }

        assertThat(ids).hasSize(5_000).allMatch(ExperimentId::isUsable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", ".a", "a/b", "a b", "\u00e4", "_a"})
    void othersThanLettersDigitsDotsDashesAndUnderscoresAreRefused(String id) {
        assertThat(ExperimentId.isUsable(id)).isFalse();
        assertThat(ExperimentId.error(id).message()).endsWith("was '" + id + "'");
    }

    @Test
    void chosenIdsHaveAtMostAHundredCharactersToo() {
        assertThat(ExperimentId.isUsable("x".repeat(100))).isTrue();
        assertThat(ExperimentId.isUsable("x".repeat(101))).isFalse();
    }
}
