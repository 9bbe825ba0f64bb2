package org.tarnish.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FlipProbabilityTest {
    private static final int[] TWO_SEQUENCES = {1, 1, 2, 2, 1, /* */ 3, 3, 3, 3, 3};

    @Test
    void neighborsAreComparedWithTheFrameBefore() {
        // The first sequence flips at its third and fifth frame: 2 of 4; the second never.
        assertThat(FlipProbability.ofNeighbors(TWO_SEQUENCES, 5, 1)).isEqualTo(0.25);
    }

    @Test
    void framesOfNoiseAreComparedWithTheFirst() {
        // 1 2 2 1 against 1: two of four.
        assertThat(FlipProbability.ofNoise(TWO_SEQUENCES, 5)).isEqualTo(0.25);
        assertThat(FlipProbability.ofNoise(new int[] {1, 2, 2, 2}, 4)).isEqualTo(1);
        assertThat(FlipProbability.ofNeighbors(new int[] {1, 2, 2, 2}, 4, 1)).isCloseTo(1.0 / 3, within(1e-15));
    }

    @Test
    void difficultyComparesFramesFurtherApartFromEveryStart() {
        // Starts 0: 1 2 1, two flips; start 1: 1 2, one flip: 3 of 3.
        assertThat(FlipProbability.ofNeighbors(new int[] {1, 1, 2, 2, 1}, 5, 2)).isEqualTo(1);
        // Start 0: 1 2; start 1: 1 1; start 2: 2 alone.
        assertThat(FlipProbability.ofNeighbors(new int[] {1, 1, 2, 2, 1}, 5, 3)).isEqualTo(0.5);
    }

    @Test
    void isTheMeanOverSequencesOfTheirMeans() {
        assertThat(FlipProbability.ofNeighbors(new int[] {0, 1, 0, /* */ 0, 0, 1}, 3, 1))
                .isEqualTo((1 + 0.5) / 2);
    }

    @Test
    void predictionsAreWholeSequences() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlipProbability.ofNeighbors(TWO_SEQUENCES, 4, 1))
                .withMessage("predictions must be whole sequences of 4 frames, were 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlipProbability.ofNeighbors(TWO_SEQUENCES, 5, 5))
                .withMessage("difficulty must be in 1..4 for 5 frames, was 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlipProbability.ofNoise(new int[] {1}, 1))
                .withMessage("a sequence needs at least 2 frames, was 1");
        assertThatIllegalArgumentException().isThrownBy(() -> FlipProbability.ofNoise(new int[0], 2));
    }
}
