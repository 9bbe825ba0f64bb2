package org.tarnish.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.PredictionsBuilder;
import org.tarnish.evaluation.metric.Accuracy;
import org.tarnish.evaluation.metric.FlipProbability;
import org.tarnish.evaluation.metric.Loss;
import org.tarnish.evaluation.metric.Metric;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

class PairedBootstrapTest {
    private static final Condition CLEAN = new Condition.Clean();
    private static final Condition SEQUENCES = new Condition.Perturbed("translate", 4, 1, SeverityTable.CIFAR, 0);

    static List<Metric> metrics() {
        return Metrics.all();
    }

    /** Right on the first so many of some images. */
    private static Predictions right(int right, int all) {
        var predicted = new int[all];
        Arrays.fill(predicted, right, all, 1);
        return Predictions.ofClasses(new int[all], predicted);
    }

    private static Predictions random(int images, long seed) {
        var random = SeededRandomness.of(seed, "test", 0);
        var predictions = new PredictionsBuilder(images, 6, true);
        for (int i = 0; i < images; i++) {
            var logits = new float[6];
            for (int k = 0; k < logits.length; k++) {
                logits[k] = random.below(100) / 10F + (k == i % 6 ? 3 : 0);
            }
            predictions.add(i % 6, logits, 0);
        }
        return predictions.build();
    }

    @Test
    void ofAccuracyItIsTheSpreadOfPairedDifferences() {
        // 70 of 100 against 50: the difference of an image is 1 in a fifth, 0 elsewhere; its deviation sqrt(.2 .8 /
        // 100).
        var result = PairedBootstrap.of(new Accuracy(), CLEAN, right(70, 100), right(50, 100), 4000, 1);
        assertThat(result.difference()).isCloseTo(0.2, within(1e-12));
        assertThat(result.low()).isCloseTo(0.2 - 1.96 * 0.04, within(0.012));
        assertThat(result.high()).isCloseTo(0.2 + 1.96 * 0.04, within(0.012));
        // No resample has a difference of 0: 2 (1 + 0) / (1 + 4000).
        assertThat(result.p()).isEqualTo(2.0 / 4001);
        assertThat(result.resamples()).isEqualTo(4000);
    }

    @Test
    void theSameSeedGivesTheSameNumbersAndAnotherOneOthers() {
        var one = PairedBootstrap.of(new Loss(), CLEAN, random(60, 1), random(60, 2), 200, 7);
        assertThat(PairedBootstrap.of(new Loss(), CLEAN, random(60, 1), random(60, 2), 200, 7))
                .isEqualTo(one);
        assertThat(PairedBootstrap.of(new Loss(), CLEAN, random(60, 1), random(60, 2), 200, 8))
                .isNotEqualTo(one);
    }

    @Test
    void swappingTheRunsSwapsTheEnds() {
        var forth = PairedBootstrap.of(new Loss(), CLEAN, random(60, 1), random(60, 2), 200, 7);
        var back = PairedBootstrap.of(new Loss(), CLEAN, random(60, 2), random(60, 1), 200, 7);
        assertThat(back.difference()).isEqualTo(-forth.difference());
        assertThat(back.low()).isCloseTo(-forth.high(), within(1e-12));
        assertThat(back.p()).isEqualTo(forth.p());
    }

    @Test
    void identicalRunsDoNotDiffer() {
        assertThat(PairedBootstrap.of(new Loss(), CLEAN, random(20, 1), random(20, 1), 50, 0))
                .isEqualTo(new PairedBootstrap(0, 0, 0, 1, 50));
        assertThat(PairedBootstrap.of(new Accuracy(), CLEAN, right(1, 1), right(0, 1), 3, 0))
                .as("one image is every resample")
                .isEqualTo(new PairedBootstrap(1, 1, 1, 0.5, 3));
    }

    @Test
    void sequencesAreDrawnWhole() {
        // Of four sequences of 16 frames one flips at every frame, in the other run none does: differences are
        // quarters.
        var flipping = new int[64];
        for (int frame = 0; frame < 16; frame++) {
            flipping[frame] = frame % 2;
        }
        var result = PairedBootstrap.of(
                new FlipProbability(),
                SEQUENCES,
                Predictions.ofClasses(new int[64], flipping),
                Predictions.ofClasses(new int[64], new int[64]),
                500,
                0);
        assertThat(result.difference()).isEqualTo(0.25);
        assertThat(result.low()).isZero();
        assertThat(4 * result.high()).isEqualTo(Math.rint(4 * result.high()));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void everyMetricOfTheCatalogueHasOne(Metric metric) {
        var condition = metric.suits(CLEAN) ? CLEAN : SEQUENCES;
        var result = PairedBootstrap.of(metric, condition, random(64, 1), random(64, 2), 20, 0);
        assertThat(result.low()).isLessThanOrEqualTo(result.high());
        assertThat(result.p()).isBetween(0.0, 1.0);
    }

    @Test
    void runsAreOfTheSameImagesAndHaveWhatTheMetricNeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedBootstrap.of(new Accuracy(), CLEAN, right(1, 2), right(1, 3), 10, 0))
                .withMessageContaining("predictions of the same images");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedBootstrap.of(new Loss(), CLEAN, right(1, 2), right(1, 2), 10, 0))
                .withMessage("loss needs confidences, which the predictions lack");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedBootstrap.of(new Accuracy(), CLEAN, right(1, 2), right(1, 2), 0, 0));
    }
}
