package org.tarnish.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistributionTest {
    /** Rounding of a few additions and multiplications. */
    private static final double ROUNDING = 1e-15;

    @Test
    void quantilesInterpolateBetweenOrderStatistics() {
        var distribution = Distribution.of(new double[] {40, 10, 30, 20});
        // Type 7: position p (n - 1) from 0, so the first quartile lies 0.75 of the way from 10 to 20.
        assertThat(distribution.quantile(0.25)).isEqualTo(17.5);
        assertThat(distribution.quantile(0.5)).isEqualTo(25);
        assertThat(distribution.quantile(0.75)).isEqualTo(32.5);
        assertThat(distribution.quantile(0.1)).isCloseTo(13, within(ROUNDING));
    }

    @Test
    void quantilesOfAnOddNumberHitTheMiddle() {
        var distribution = Distribution.of(new double[] {5, 1, 3});
        assertThat(distribution.quantile(0.5)).isEqualTo(3);
        assertThat(distribution.quantile(0.25)).isEqualTo(2);
    }

    @Test
    void endsAreTheExtremes() {
        var distribution = Distribution.of(new double[] {2, -7, 4});
        assertThat(distribution.quantile(0)).isEqualTo(distribution.min()).isEqualTo(-7);
        assertThat(distribution.quantile(1)).isEqualTo(distribution.max()).isEqualTo(4);
    }

    @Test
    void oneValueIsEveryQuantile() {
        var distribution = Distribution.of(new double[] {0.3});
        assertThat(distribution.quantile(0.025)).isEqualTo(0.3);
        assertThat(distribution.mean()).isEqualTo(0.3);
    }

    @Test
    void meanIsTheSumByTheCount() {
        assertThat(Distribution.of(new double[] {1, 2, 6}).mean()).isEqualTo(3);
    }

    @Test
    void keepsItsOwnCopy() {
        double[] values = {3, 1};
        var distribution = Distribution.of(values);
        values[0] = 100;
        assertThat(distribution.max()).isEqualTo(3);
        assertThat(values).containsExactly(100, 1);
    }

    @Test
    void needsAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.of(new double[0]))
                .withMessage("a distribution needs at least one value");
    }
}
