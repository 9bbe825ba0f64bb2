package org.tarnish.experiment.methodology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tarnish.experiment.methodology.Simulation.history;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final OptionalDouble FROM_NOTHING = OptionalDouble.empty();

    @Test
    void bestIsTheHighestAccuracy() {
        assertThat(history(FROM_NOTHING, 0.1, 0.9, 0.5).best()).isEqualTo(2);
    }

    @Test
    void ofEqualsTheEarliestIsBest() {
        assertThat(history(FROM_NOTHING, 0.1, 0.9, 0.9).best()).isEqualTo(2);
    }

    @Test
    void theStartIsBestUntilItIsBeaten() {
        var start = OptionalDouble.of(0.8);
        assertThat(history(start).best()).isZero();
        assertThat(history(start, 0.7, 0.8).best())
                .as("reaching it is not enough")
                .isZero();
        assertThat(history(start, 0.7, 0.81, 0.9).best()).isEqualTo(3);
        assertThat(history(start, 0.7, 0.81, 0.9).bestOf(2)).isEqualTo(2);
    }

    @Test
    void withoutAStartTheFirstEpochCountsWhateverItReaches() {
        assertThat(history(FROM_NOTHING, 0).best()).isEqualTo(1);
        assertThat(History.empty().best()).isZero();
    }

    @Test
    void growsByCopy() {
        var before = history(OptionalDouble.of(0.5), 0.1);
        var after = before.plus(0.2);
        assertThat(before.epochs()).isEqualTo(1);
        assertThat(after).isEqualTo(history(OptionalDouble.of(0.5), 0.1, 0.2));
    }
}
