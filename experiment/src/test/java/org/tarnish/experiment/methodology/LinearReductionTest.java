package org.tarnish.experiment.methodology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinearReductionTest {
    @Test
    void qualitiesGoDownFromOneStepBelowFullQuality() {
        assertThat(qualities(0.25, 0.25, false)).containsExactly(0.75, 0.5, 0.25);
        assertThat(qualities(0.25, 0, false)).containsExactly(0.75, 0.5, 0.25, 0.0);
        assertThat(qualities(1, 0, false)).containsExactly(0.0);
    }

    @Test
    void qualitiesEndAtTheLastOneThatIsNotBelowTheLowest() {
        assertThat(qualities(0.25, 0.2, false)).containsExactly(0.75, 0.5, 0.25);
        assertThat(qualities(0.3, 0.3, false)).containsExactly(0.7, 0.4);
        assertThat(qualities(0.25, 0.75, false)).containsExactly(0.75);
    }

    @Test
    void stepsDoNotDrift() {
        assertThat(qualities(0.1, 0.1, false)).containsExactly(0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1);
        assertThat(qualities(0.1, 0.1, true)).containsExactly(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);
        var fine = qualities(0.001, 0.001, false);
        assertThat(fine).hasSize(999);
        for (int k = 1; k <= 999; k++) {
            assertThat(fine.get(k - 1)).isEqualTo(Double.parseDouble("0.%03d".formatted(1000 - k)));
        }
        assertThat(qualities(1.0 / 3, 1.0 / 3, false)).hasSize(2);
    }

    @Test
    void ascendingQualitiesBeginAtTheLowest() {
        assertThat(qualities(0.25, 0.25, true)).containsExactly(0.25, 0.5, 0.75);
        assertThat(qualities(0.25, 0.2, true)).containsExactly(0.2, 0.45, 0.7);
        assertThat(qualities(0.25, 0, true)).containsExactly(0.0, 0.25, 0.5, 0.75);
    }

    private static List<Double> qualities(double step, double qMin, boolean ascending) {
        return new LinearReduction("crop", step, qMin, ascending)
                .levels().stream().map(TrainingReduction.Uniform::quality).toList();
    }
}
