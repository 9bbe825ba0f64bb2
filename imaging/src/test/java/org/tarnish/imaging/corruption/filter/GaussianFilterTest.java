package org.tarnish.imaging.corruption.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.UnitScale;

class GaussianFilterTest {
    private final Randomness random = SeededRandomness.of(1, "gaussian", 0);

    @Test
    void anImpulseBecomesTheTaps() {
        var smooth = GaussianFilter.edge(0.5).apply(new double[] {0, 0, 0, 1, 0, 0, 0}, 7, 1, 1);

        // A radius of int(4 * 0.5 + 0.5) = 2; exp(-2) and exp(-8) relative to the middle.
        var sum = 1 + 2 * Math.exp(-2) + 2 * Math.exp(-8);
        assertThat(smooth)
                .containsExactly(
                        new double[] {
                            0,
                            Math.exp(-8) / sum,
                            Math.exp(-2) / sum,
                            1 / sum,
                            Math.exp(-2) / sum,
                            Math.exp(-8) / sum,
                            0
                        },
                        within(1e-15));
    }

    @Test
    void theRadiusFollowsTheTruncation() {
        assertThat(GaussianFilter.edge(6).radius()).isEqualTo(24);
        assertThat(GaussianFilter.symmetric(170.8).radius()).isEqualTo(512);
        assertThat(GaussianFilter.symmetric(2.44).radius()).isEqualTo(7);
        assertThat(GaussianFilter.edge(0.05).radius()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"7, 5, 3, 1.5", "5, 7, 1, 4", "1, 1, 3, 2", "2, 9, 3, 30", "40, 3, 3, 0.7", "1, 6, 1, 1"})
    void theResultIsThatOfTheDefinition(int width, int height, int channels, double sigma) {
        var samples = draws(width * height * channels);

        // The same terms in another order differ by rounding only, and there are up to 60,000.
        assertThat(GaussianFilter.edge(sigma).apply(samples, width, height, channels))
                .containsExactly(defined(samples, width, height, channels, sigma, 4, Border.EDGE), within(1e-12));
        assertThat(GaussianFilter.symmetric(sigma).apply(samples, width, height, channels))
                .containsExactly(defined(samples, width, height, channels, sigma, 3, Border.SYMMETRIC), within(1e-12));
    }

    @Test
    void eightBitSamplesAreFilteredOnTheUnitScaleAndTruncated() {
        var samples = new byte[11 * 6 * 3];
        var units = new double[samples.length];
        for (var i = 0; i < samples.length; i++) {
            samples[i] = (byte) random.below(256);
            units[i] = UnitScale.of(samples[i]);
        }
        var smooth = GaussianFilter.edge(1).apply(units, 11, 6, 3);
        var bytes = GaussianFilter.edge(1).apply(samples, 11, 6, 3);
        for (var i = 0; i < samples.length; i++) {
            assertThat(bytes[i]).isEqualTo(UnitScale.truncate(smooth[i]));
        }
    }

    @Test
    void singlePrecisionRoundsAfterEachDirection() {
        var samples = new float[6 * 9];
        var wide = new double[samples.length];
        for (var i = 0; i < samples.length; i++) {
            samples[i] = (float) random.uniform();
            wide[i] = samples[i];
        }
        var down = GaussianFilter.edge(1).apply(wide, 1, 9, 6);
        for (var i = 0; i < down.length; i++) {
            down[i] = (float) down[i];
        }
        var smooth = GaussianFilter.edge(1).apply(samples, 6, 9, 1);
        for (var y = 0; y < 9; y++) {
            var row = Arrays.copyOfRange(down, 6 * y, 6 * y + 6);
            var along = GaussianFilter.edge(1).apply(row, 6, 1, 1);
            for (var x = 0; x < 6; x++) {
                assertThat(smooth[6 * y + x]).isEqualTo((float) along[x]);
            }
        }
    }

    @Test
    void arraysThatDoNotFitAndNegativeSigmasAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianFilter.edge(1).apply(new double[5], 2, 2, 1))
                .withMessage("2 x 2 x 1 needs 4 samples, was 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianFilter.edge(-1))
                .withMessage("the sigma of a Gaussian must be at least 0, was -1.0");
    }

    private double[] draws(int count) {
        var draws = new double[count];
        for (var i = 0; i < count; i++) {
            draws[i] = random.uniform();
        }
        return draws;
    }

    private static double[] defined(
            double[] samples, int width, int height, int channels, double sigma, int truncate, Border border) {
        var radius = (int) (truncate * sigma + 0.5);
        var weights = 0.0;
        var result = new double[samples.length];
        for (var j = -radius; j <= radius; j++) {
            for (var i = -radius; i <= radius; i++) {
                var weight = Math.exp(-(i * i + j * j) / (2 * sigma * sigma));
                weights += weight;
                for (var to = 0; to < result.length; to++) {
                    var y = border.index(to / channels / width + j, height);
                    var x = border.index(to / channels % width + i, width);
                    result[to] += weight * samples[(y * width + x) * channels + to % channels];
                }
            }
        }
        for (var i = 0; i < result.length; i++) {
            result[i] /= weights;
        }
        return result;
    }
}
