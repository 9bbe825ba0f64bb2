package org.tarnish.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.result.EvaluationResult.Flips;
import org.tarnish.imaging.corruption.SeverityTable;

class SequenceFlipsTest {
    private static Condition.Perturbed condition(String name, int difficulty) {
        return new Condition.Perturbed(name, 2, difficulty, SeverityTable.CIFAR, 0);
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
        var flips = SequenceFlips.of(condition("translate", 1), changingAfter(4, 16));
        assertThat(flips).isEqualTo(new Flips(2, 16, 1.0 / 15 / 2));
    }

    @Test
    void difficultyComparesFramesFurtherApart() {
        // Two frames apart: of 14 pairs those that reach over the change are two.
        var flips = SequenceFlips.of(condition("translate", 2), changingAfter(4, 16));
        assertThat(flips.probability()).isCloseTo(2.0 / 14 / 2, within(1e-15));
    }

    @Test
    void framesOfNoiseAreComparedWithTheCleanOneAtEveryDifficulty() {
        for (int difficulty = 1; difficulty <= 3; difficulty++) {
            // Frames 4 to 30 of 31 differ from the first: 27 of 30.
            var flips = SequenceFlips.of(condition("shot_noise", difficulty), changingAfter(4, 31));
            assertThat(flips).isEqualTo(new Flips(2, 31, 0.9 / 2));
        }
    }
}
