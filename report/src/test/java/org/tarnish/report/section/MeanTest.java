package org.tarnish.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeanTest {
    @Test
    void theDeviationIsThatOfASample() {
        var mean = Mean.of(List.of(1.0, 2.0, 6.0));

        assertThat(mean.value()).isEqualTo(3);
        // (4 + 1 + 9) / (3 - 1) = 7
        assertThat(mean.deviation()).isEqualTo(Math.sqrt(7));
    }

    @Test
    void oneValueHasNoDeviationAndNoneHasNoMean() {
        assertThat(Mean.of(List.of(0.5)).deviation()).isNull();
        assertThat(Mean.of(List.of()).exists()).isFalse();
    }
}
