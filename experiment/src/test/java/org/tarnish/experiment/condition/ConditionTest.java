package org.tarnish.experiment.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.imaging.corruption.SeverityTable;

class ConditionTest {
    @Test
    void labelsSayWhatIsSeen() {
        assertThat(new Condition.Clean().label()).isEqualTo("clean");
        assertThat(new Condition.Corrupted("gaussian_noise", 3, SeverityTable.CIFAR, 7).label())
                .isEqualTo("gaussian_noise-3");
        assertThat(new Condition.Reduced("resolution", 0.5).label()).isEqualTo("resolution-0.5");
        assertThat(new Condition.Reduced("resolution", 0.50).label()).isEqualTo("resolution-0.5");
        assertThat(new Condition.Reduced("color", 1.0).label()).isEqualTo("color-1");
        assertThat(new Condition.Reduced("color", 0.0).label()).isEqualTo("color-0");
        assertThat(new Condition.Perturbed("gaussian_noise", 100, 2, SeverityTable.CIFAR, 7).label())
                .isEqualTo("gaussian_noise-p2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 0.1, 1.0 / 3, 1e-7, 1e-300, Double.MIN_VALUE})
    void labelsOfAllQualitiesCanNameFiles(double quality) {
        assertThat(new Condition.Reduced("combination", quality).label()).matches("[A-Za-z0-9_.-]{1,60}");
    }
}
