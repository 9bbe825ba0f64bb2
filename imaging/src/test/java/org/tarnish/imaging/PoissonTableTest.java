package org.tarnish.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTableTest {
    @Test
    void countsAreThoseOfTheInverseDistribution() {
        var table = new PoissonTable(1, 0);

        // With mean 1: P(0) = 1/e = 0.3679, P(at most 1) = 0.7358, P(at most 2) = 0.9197.
        assertThat(table.count(0, 0)).isZero();
        assertThat(table.count(0, 0.3678)).isZero();
        assertThat(table.count(0, 0.3680)).isEqualTo(1);
        assertThat(table.count(0, 0.7357)).isEqualTo(1);
        assertThat(table.count(0, 0.7359)).isEqualTo(2);
        assertThat(table.count(0, 0.9196)).isEqualTo(2);
        assertThat(table.count(0, 0.9198)).isEqualTo(3);
        assertThat(table.count(1, 1 - 0x1.0p-53)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.003, 0.7, 3, 47.3, 500, 1000})
    void equallySpacedPlacesHaveMeanAndVarianceOfThePoissonDistribution(double mean) {
        var table = new PoissonTable(0, mean);
        var places = 1_000_000;
        var sum = 0.0;
        var squares = 0.0;
        var previous = 0;
        for (var i = 0; i < places; i++) {
            var count = table.count(1, (i + 0.5) / places);
            assertThat(count).isGreaterThanOrEqualTo(previous);
            previous = count;
            sum += count - mean;
            squares += (count - mean) * (count - mean);
        }
        // The midpoint rule on a million places misses a millionth of the tail, which is up to five deviations away.
        assertThat(sum / places).isCloseTo(0, within(1e-5 * Math.sqrt(mean) + 1e-6));
        assertThat(squares / places).isCloseTo(mean, within(1e-4 * mean + 1e-6));
    }

    @Test
    void theLargestUniformDrawStaysInTheTable() {
        var table = new PoissonTable(0.1, 1000);

        assertThat(table.count(0, 1 - 0x1.0p-53)).isBetween(8, 30);
        assertThat(table.count(1, 1 - 0x1.0p-53)).isBetween(1200, 1400);
        assertThat(table.count(1, 0)).isBetween(700, 800);
    }

    @Test
    void impossibleMeansAreRefused() {
        for (var mean : new double[] {-1, 1001, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PoissonTable(mean))
                    .withMessageContaining("must be in 0..1000, was " + mean);
        }
    }
}
