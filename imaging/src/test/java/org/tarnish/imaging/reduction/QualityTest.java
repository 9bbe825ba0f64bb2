package org.tarnish.imaging.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTest {
    @Test
    void levelsArePowersOf256() {
        assertThat(Quality.levels(1)).isEqualTo(256);
        assertThat(Quality.levels(0.75)).isEqualTo(64);
        assertThat(Quality.levels(0.5)).isEqualTo(16);
        assertThat(Quality.levels(0.25)).isEqualTo(4);
        assertThat(Quality.levels(0.05)).isEqualTo(1);
        assertThat(Quality.levels(0)).isEqualTo(1);
    }

    @Test
    void sidesAreRoundedHalfUpAndNeverZero() {
        assertThat(Quality.side(32, 0.95)).isEqualTo(30);
        assertThat(Quality.side(10, 0.35)).isEqualTo(4);
        // 0.285 * 100 is 28.499999999999996 in floating point.
        assertThat(Quality.side(100, 0.285)).isEqualTo(29);
        assertThat(Quality.side(32, 0)).isEqualTo(1);
    }

    @Test
    void twentyStepsOfOneTwentiethEndAtZeroWithoutDrift() {
        assertThat(qualities(0.05))
                .containsExactly(
                        0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15,
                        0.1, 0.05);
    }

    @Test
    void thirdsEndAtZeroToo() {
        assertThat(qualities(1.0 / 3)).hasSize(2);
    }

    @Test
    void aQualityBesideTheGridIsLoweredByPlainSteps() {
        assertThat(Quality.lowered(0.6, 0.25, quality -> quality)).hasValue(0.35);
    }

    @Test
    void stepsWithoutEffectAreTakenTogether() {
        // 256^0.15 is 2.3 and 256^0.1 is 1.7: two levels both; 256^0.05 is 1.3.
        assertThat(Quality.lowered(0.15, 0.05, Quality::levels)).hasValue(0.05);
        assertThat(Quality.lowered(0.05, 0.05, Quality::levels)).isEmpty();
    }

    @Test
    void impossibleStepsAreRefused() {
        for (var step : new double[] {0, -0.1, 1.1, 1e-9, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Quality.lowered(1, step, quality -> quality))
                    .withMessage("step must be in 0.001..1, was " + step);
        }
    }

    private static List<Double> qualities(double step) {
        var qualities = new ArrayList<Double>();
        for (var next = Quality.lowered(1, step, quality -> quality); next.isPresent(); ) {
            qualities.add(next.getAsDouble());
            next = Quality.lowered(next.getAsDouble(), step, quality -> quality);
        }
        return qualities;
    }
}
