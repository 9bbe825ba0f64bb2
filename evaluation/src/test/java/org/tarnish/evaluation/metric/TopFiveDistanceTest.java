package org.tarnish.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.evaluation.Golden;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.PredictionsBuilder;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.SeverityTable;

class TopFiveDistanceTest {
    /** Frames of a translation by CIFAR's table. */
    private static final int FRAMES = 16;

    private static double distance(Predictions predictions, int difficulty) {
        return new TopFiveDistance()
                .of(predictions, new Condition.Perturbed("translate", 1, difficulty, SeverityTable.CIFAR, 0));
    }

    /** As the appendix of the paper gives them, and the largest. */
    @ParameterizedTest
    @CsvSource({
        "1 2 3 4 5 6 7 8, 0",
        "2 1 3 4 5 6 7 8, 2",
        "3 1 2 4 5 6 7 8, 4",
        "2 3 4 5 6 7 8 1, 5",
        "1 2 3 4 6 5 7 8, 1",
        "1 2 3 4 6 7 5 8, 1",
        "1 2 3 5 6 4 7 8, 2",
        "5 4 3 2 1 6 7 8, 12",
        "6 7 8 1 2 3 4 5, 18"
    })
    void theFirstFrameAgainstAllOthers(String permutation, int expected) {
        // The class that is the i-th at first is the permutation's i-th afterwards; sixteen frames, the last steps
        // stand still.
        var ranks = Golden.wholes(permutation);
        var predictions = new PredictionsBuilder(FRAMES, ranks.length, false);
        for (int frame = 0; frame < FRAMES; frame++) {
            var logits = new float[ranks.length];
            for (int label = 0; label < ranks.length; label++) {
                logits[label] = frame == 0 ? -label : -ranks[label];
            }
            predictions.add(0, logits, 0);
        }
        assertThat(distance(predictions.build(), 1)).isCloseTo(expected / 15.0, within(1e-12));
    }

    @Test
    void theDefinitionSaysTheSameWithTiesAndFewClasses() {
        var golden = Golden.cases("distances");
        assertThat(golden).hasSize(50);
        for (var fields : golden) {
            var values = Golden.wholes(fields.get(0));
            int classes = Integer.parseInt(fields.get(1));
            var logits = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                logits[i] = values[i];
            }
            var predictions = new PredictionsBuilder(FRAMES, classes, false);
            for (int frame = 0; frame < FRAMES; frame++) {
                predictions.add(0, logits, frame * classes);
            }
            assertThat(distance(predictions.build(), Integer.parseInt(fields.get(2))))
                    .as("%s", fields)
                    .isCloseTo(Golden.numbers(fields.get(3))[0], Golden.DIGITS);
        }
    }

    @Test
    void framesOfNoiseAreComparedWithTheCleanOne() {
        var predictions = new PredictionsBuilder(31, 2, false);
        for (int frame = 0; frame < 31; frame++) {
            predictions.add(0, new float[] {frame == 0 ? 1 : -1, 0}, 0);
        }
        assertThat(new TopFiveDistance()
                        .of(predictions.build(), new Condition.Perturbed("shot_noise", 1, 1, SeverityTable.CIFAR, 0)))
                .isEqualTo(2);
    }
}
