package org.tarnish.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.SeededRandomness;

class IntervalTest {
    private static final double PINNED_LOW = 0.26;
    private static final double PINNED_HIGH = 0.74;

    @Test
    void wilsonFollowsItsFormula() {
        // p = 1/2 of n = 4, z2 = 3.8414588: center 1/2, half z sqrt(1/16 + z2/64) / (1 + z2/4).
        var interval = Interval.wilson(2, 4);
        assertThat(interval.low()).isCloseTo(0.15003898915214947, within(1e-12));
        assertThat(interval.high()).isCloseTo(1 - 0.15003898915214947, within(1e-12));
    }

    @Test
    void wilsonAtTheEndsStaysWithinZeroAndOne() {
        // k = 0: the upper end is z2 / (n + z2).
        var none = Interval.wilson(0, 10);
        assertThat(none.low()).isBetween(0.0, 1e-15);
        assertThat(none.high()).isCloseTo(3.841458820694124 / 13.841458820694124, within(1e-12));
        var all = Interval.wilson(10, 10);
        assertThat(all.low()).isCloseTo(1 - none.high(), within(1e-12));
        assertThat(all.high()).isBetween(1 - 1e-15, 1.0);
    }

    @Test
    void wilsonRefusesWhatIsNoProportion() {
        for (int[] wrong : new int[][] {{0, 0}, {-1, 3}, {4, 3}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Interval.wilson(wrong[0], wrong[1]))
                    .withMessage(
                            "a proportion needs 0 <= correct <= all and all >= 1, was " + wrong[0] + " of " + wrong[1]);
        }
    }

    @Test
    void bootstrapIsTheSameEveryTimeAndEverywhere() {
        double[] values = {0.1, 0.5, 0.3, 0.9, 0.7};
        assertThat(Interval.bootstrapMean(values)).isEqualTo(Interval.bootstrapMean(values.clone()));
        // Pinned: reports of the same values must agree whatever the JDK; resample means are sums of at most 5 values.
        assertThat(Interval.bootstrapMean(values).low()).isCloseTo(PINNED_LOW, within(1e-12));
        assertThat(Interval.bootstrapMean(values).high()).isCloseTo(PINNED_HIGH, within(1e-12));
    }

    @Test
    void bootstrapBracketsTheMean() {
        for (int size : new int[] {2, 10, 100, 1000}) {
            var random = SeededRandomness.of(1, "bootstrap test", size);
            var values =
                    IntStream.range(0, size).mapToDouble(i -> random.uniform()).toArray();
            var interval = Interval.bootstrapMean(values);
            double mean = Arrays.stream(values).average().orElseThrow();
            assertThat(mean).as("%d values", size).isBetween(interval.low(), interval.high());
            assertThat(interval.low())
                    .isGreaterThanOrEqualTo(Arrays.stream(values).min().orElseThrow());
            assertThat(interval.high())
                    .isLessThanOrEqualTo(Arrays.stream(values).max().orElseThrow());
        }
    }

    @Test
    void bootstrapIsAboutAsWideAsTheNormalInterval() {
        var random = SeededRandomness.of(2, "bootstrap test", 0);
        var values = IntStream.range(0, 400).mapToDouble(i -> random.normal()).toArray();
        var interval = Interval.bootstrapMean(values);
        // 2 * 1.96 / sqrt(400) = 0.196; the deviation of 400 draws and the quantiles of 2000 resamples vary by some %.
        assertThat(interval.high() - interval.low()).isCloseTo(0.196, within(0.02));
    }

    @Test
    void bootstrapOfEqualValuesIsAPoint() {
        assertThat(Interval.bootstrapMean(new double[] {0.25, 0.25, 0.25})).isEqualTo(new Interval(0.25, 0.25));
        assertThat(Interval.bootstrapMean(new double[] {0.75})).isEqualTo(new Interval(0.75, 0.75));
    }

    @Test
    void bootstrapOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.bootstrapMean(new double[0]))
                .withMessage("a bootstrap interval needs at least one value");
    }
}
