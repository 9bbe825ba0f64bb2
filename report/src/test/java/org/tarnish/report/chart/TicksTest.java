package org.tarnish.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @Test
    void ticksAreRoundNumbersThatEncloseTheData() {
        var ticks = Ticks.around(0.13, 0.87, 5, false);

        assertThat(ticks.values()).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
        assertThat(ticks.label(0.2)).isEqualTo("0.2");
    }

    @Test
    void labelsHaveAsManyDecimalsAsTheStepNeeds() {
        var ticks = Ticks.around(0.1, 0.2, 4, false);

        assertThat(ticks.values()).containsExactly(0.1, 0.125, 0.15, 0.175, 0.2);
        assertThat(ticks.label(0.15)).isEqualTo("0.150");
    }

    @Test
    void epochsGetWholeNumbers() {
        assertThat(Ticks.around(1, 3, 10, true).values()).containsExactly(1.0, 2.0, 3.0);
        assertThat(Ticks.around(1, 16, 10, true).values()).contains(0.0, 2.0, 16.0);
    }

    @Test
    void oneHundredPercentAloneIsNotExceeded() {
        assertThat(Ticks.around(100, 100, 6, false).last()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "-3, -3", "1e-9, 2e-9", "-4, 7", "0, 1e12", "99.99, 100"})
    void anyRangeIsEnclosed(double min, double max) {
        var ticks = Ticks.around(min, max, 6, false);

        assertThat(ticks.first()).isLessThanOrEqualTo(min);
        assertThat(ticks.last()).isGreaterThanOrEqualTo(max);
        assertThat(ticks.values()).doesNotHaveDuplicates().hasSizeBetween(2, 14);
    }

    @Test
    void randomRangesAreEnclosedByAFewTicks() {
        var random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            double min = random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4);
            double max = min + Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(5) - 2) + 1e-6;
            var ticks = Ticks.around(min, max, 6, false);

            // Ends are rounded to the precision of the steps, a billionth of one.
            assertThat(ticks.first()).isLessThanOrEqualTo(min + 1e-8 * (max - min));
            assertThat(ticks.last()).isGreaterThanOrEqualTo(max - 1e-8 * (max - min));
            assertThat(ticks.values().size()).isBetween(2, 9);
        }
    }
}
