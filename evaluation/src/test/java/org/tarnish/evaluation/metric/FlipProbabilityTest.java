package org.tarnish.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.SeverityTable;

class FlipProbabilityTest {
    private static final int[] TWO_SEQUENCES = {1, 1, 2, 2, 1, /* */ 3, 3, 3, 3, 3};

    private static double neighbors(int[] predicted, int frames, int difficulty) {
        return mean(predicted, new FramePairs(frames, difficulty, false));
    }

    private static double noise(int[] predicted, int frames) {
        return mean(predicted, new FramePairs(frames, 1, true));
    }

    private static double mean(int[] predicted, FramePairs pairs) {
        return pairs.mean(predicted.length, (earlier, later) -> predicted[earlier] == predicted[later] ? 0 : 1);
    }

    @Test
    void neighborsAreComparedWithTheFrameBefore() {
        // The first sequence flips at its third and fifth frame: 2 of 4; the second never.
        assertThat(neighbors(TWO_SEQUENCES, 5, 1)).isEqualTo(0.25);
    }

    @Test
    void framesOfNoiseAreComparedWithTheFirst() {
        // 1 2 2 1 against 1: two of four.
        assertThat(noise(TWO_SEQUENCES, 5)).isEqualTo(0.25);
        assertThat(noise(new int[] {1, 2, 2, 2}, 4)).isEqualTo(1);
        assertThat(neighbors(new int[] {1, 2, 2, 2}, 4, 1)).isCloseTo(1.0 / 3, within(1e-15));
    }

    @Test
    void difficultyComparesFramesFurtherApartFromEveryStart() {
        // Starts 0: 1 2 1, two flips; start 1: 1 2, one flip: 3 of 3.
        assertThat(neighbors(new int[] {1, 1, 2, 2, 1}, 5, 2)).isEqualTo(1);
        // Start 0: 1 2; start 1: 1 1; start 2: 2 alone.
        assertThat(neighbors(new int[] {1, 1, 2, 2, 1}, 5, 3)).isEqualTo(0.5);
    }

    @Test
    void isTheMeanOverSequencesOfTheirMeans() {
        assertThat(neighbors(new int[] {0, 1, 0, /* */ 0, 0, 1}, 3, 1)).isEqualTo((1 + 0.5) / 2);
    }

    @Test
    void predictionsAreWholeSequences() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neighbors(TWO_SEQUENCES, 4, 1))
                .withMessage("predictions must be whole sequences of 4 frames, were 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neighbors(TWO_SEQUENCES, 5, 5))
                .withMessage("difficulty must be in 1..4 for 5 frames, was 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> noise(new int[] {1}, 1))
                .withMessage("a sequence needs at least 2 frames, was 1");
        assertThatIllegalArgumentException().isThrownBy(() -> noise(new int[0], 2));
    }

    private static double on(String perturbation, int difficulty, int[] predicted) {
        var condition = new Condition.Perturbed(perturbation, 2, difficulty, SeverityTable.CIFAR, 0);
        return new FlipProbability().of(Predictions.ofClasses(new int[predicted.length], predicted), condition);
    }

    /** Two sequences: the first changes once, after so many frames; the second never. */
    private static int[] changingAfter(int frame, int frames) {
        return IntStream.range(0, 2 * frames)
                .map(i -> i >= frame && i < frames ? 1 : 0)
                .toArray();
    }

    @Test
    void framesOfMovementAreComparedWithTheOneBefore() {
        // Translations of CIFAR have 16 frames: 1 of 15 pairs, halved by the steady sequence.
        assertThat(on("translate", 1, changingAfter(4, 16))).isEqualTo(1.0 / 15 / 2);
        // Two frames apart: of 14 pairs those that reach over the change are two.
        assertThat(on("translate", 2, changingAfter(4, 16))).isCloseTo(2.0 / 14 / 2, within(1e-15));
    }

    @Test
    void framesOfNoiseAreComparedWithTheCleanOneAtEveryDifficulty() {
        for (int difficulty = 1; difficulty <= 3; difficulty++) {
            // Frames 4 to 30 of 31 differ from the first: 27 of 30.
            assertThat(on("shot_noise", difficulty, changingAfter(4, 31))).isEqualTo(0.9 / 2);
        }
    }
}
