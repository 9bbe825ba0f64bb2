package org.tarnish.imaging.corruption.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.SeededRandomness;

class PlasmaTest {
    @Test
    void aSquareOfTwoIsDisplacedByHundredTimesHundred() {
        // Draws in -100..100: 50 for the center, 0 for the upper edge, -50 for the left edge; each times 100.
        var plasma = new Plasma(2, 3, new Draws(0, 0.75, 0.5, 0.25));

        // Corner 0; center 0 + 5000; upper edge (2 * 5000 + 2 * 0) / 4; left edge 2500 - 5000. Then from 0 to 1.
        assertThat(plasma.at(0, 0)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(plasma.at(1, 0)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(plasma.at(0, 1)).isZero();
        assertThat(plasma.at(1, 1)).isEqualTo(1);
    }

    @Test
    void displacementsFallByTheSquareOfTheDecay() {
        // First round: 5000 in the center, 2500 on the edges. Second: -50 * 50 at one center whose corners' mean is
        // 2500.
        var plasma = new Plasma(4, 2, new Draws(0, 0.75, 0.5, 0.5, 0, 0.5));

        assertThat(plasma.at(2, 2)).isEqualTo(1);
        assertThat(plasma.at(2, 0)).isEqualTo(0.5);
        assertThat(plasma.at(1, 1)).isZero();
        assertThat(plasma.at(3, 3)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 4", "32, 32", "33, 64", "224, 256", "256, 256"})
    void theSideIsTheNextPowerOfTwo(int covered, int side) {
        assertThat(new Plasma(covered, 2, SeededRandomness.of(1, "plasma", 0)).side())
                .isEqualTo(side);
    }

    @Test
    void aFlatPlasmaIsNoFog() {
        var plasma = new Plasma(8, 2, new Draws(0, 0.5));

        assertThat(plasma.at(3, 5)).isZero();
    }
}
