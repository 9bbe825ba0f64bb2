package org.tarnish.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalDrawsTest {
    @Test
    void layersOfEqualAreaCoverTheCurveUpToItsTop() {
        var area = NormalDraws.width(0) * NormalDraws.density(NormalDraws.width(1));
        for (var layer = 1; layer < NormalDraws.LAYERS; layer++) {
            var height =
                    NormalDraws.density(NormalDraws.width(layer + 1)) - NormalDraws.density(NormalDraws.width(layer));
            // The published constants have 17 digits, and errors add up from layer to layer.
            assertThat(NormalDraws.width(layer) * height).isCloseTo(area, within(1e-12));
        }
        assertThat(NormalDraws.width(NormalDraws.LAYERS)).isZero();
    }

    @Test
    void drawsFallIntoEachIntervalAsOftenAsTheyShould() {
        var random = SeededRandomness.of(3, "normal", 0);
        var draws = 2_000_000;
        var bounds = new double[] {-4, -3.6541528853610088, -3, -2, -1, -0.2, 0, 0.2, 1, 2, 3, 3.6541528853610088, 4};
        var below = new int[bounds.length];
        for (var i = 0; i < draws; i++) {
            var draw = random.normal();
            for (var bound = 0; bound < bounds.length; bound++) {
                below[bound] += draw < bounds[bound] ? 1 : 0;
            }
        }
        // Values of the cumulative distribution from tables of 15 digits, five standard deviations of a count.
        var expected = new double[] {
            3.16712418331199e-5,
            1.29016243826951e-4,
            0.00134989803163009,
            0.0227501319481792,
            0.158655253931457,
            0.420740290560897,
            0.5,
            0.579259709439103,
            0.841344746068543,
            0.977249868051821,
            0.99865010196837,
            0.999870983756173,
            0.999968328758167
        };
        for (var bound = 0; bound < bounds.length; bound++) {
            var share = expected[bound];
            assertThat(below[bound] / (double) draws)
                    .as("below %s", bounds[bound])
                    .isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / draws)));
        }
    }
}
