package org.tarnish.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.PredictionsBuilder;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.SeverityTable;

/** A hand-computed example of each metric. */
class ImageMetricsTest {
    /** Confidences are kept in single precision. */
    private static final Offset<Double> ROUNDED = within(1e-6);

    private static final Condition CLEAN = new Condition.Clean();

    /** Confidences .9, .8, .6 and .6, of which the first and the third are right. */
    private static final List<Image> IMAGES =
            List.of(new Image(0, 0.9, 0.1), new Image(0, 0.2, 0.8), new Image(0, 0.6, 0.4), new Image(1, 0.6, 0.4));

    private record Image(int label, double... probabilities) {}

    private static Predictions of(List<Image> images) {
        int classes = images.get(0).probabilities().length;
        var builder = new PredictionsBuilder(images.size(), classes, true);
        for (var image : images) {
            var logits = new float[classes];
            for (int k = 0; k < classes; k++) {
                logits[k] = (float) Math.log(image.probabilities()[k]);
            }
            builder.add(image.label(), logits, 0);
        }
        return builder.build();
    }

    private static double value(Metric metric) {
        return metric.of(of(IMAGES), CLEAN);
    }

    @Test
    void topFiveAccuracyLooksAtTheFiveMostProbableClasses() {
        var images =
                List.of(new Image(5, 0.3, 0.2, 0.18, 0.16, 0.11, 0.05), new Image(4, 0.3, 0.2, 0.18, 0.16, 0.11, 0.05));
        assertThat(new TopFiveAccuracy().of(of(images), CLEAN)).isEqualTo(0.5);
        assertThat(value(new TopFiveAccuracy())).isEqualTo(1);
    }

    @Test
    void balancedAccuracyIsTheMeanOverClasses() {
        // Two of three images of the one class are right, and the only one of the other is wrong.
        assertThat(value(new BalancedAccuracy())).isCloseTo((2.0 / 3 + 0) / 2, ROUNDED);
    }

    @Test
    void brierScoreIsTheSquaredDistance() {
        assertThat(value(new BrierScore())).isCloseTo(2 * (0.1 * 0.1 + 0.8 * 0.8 + 0.4 * 0.4 + 0.6 * 0.6) / 4, ROUNDED);
    }

    @Test
    void calibrationErrorsCompareConfidenceWithAccuracyBinByBin() {
        // The two of .6 share a bin, of which half is right.
        assertThat(value(new CalibrationError())).isCloseTo((0.1 + 0.8 + 2 * 0.1) / 4, ROUNDED);
        assertThat(value(new MaximumCalibrationError())).isCloseTo(0.8, ROUNDED);
    }

    @Test
    void equalConfidencesInSeveralBinsOfEqualMassShareTheirAccuracy() {
        // Each of the four images has a bin; those of .6 count as half right.
        assertThat(value(new EqualMassCalibrationError())).isCloseTo((0.1 + 0.1 + 0.8 + 0.1) / 4, ROUNDED);
    }

    @Test
    void classwiseErrorLooksAtTheProbabilityOfEveryClass() {
        // Logits are kept in half precision.
        assertThat(new ClasswiseCalibrationError().of(of(List.of(new Image(0, 0.5, 0.3, 0.2))), CLEAN))
                .isCloseTo((0.5 + 0.3 + 0.2) / 3, within(1e-3));
    }

    @Test
    void riskCoverageIsTheMeanErrorOfTheSurest() {
        // Errors 0 of 1, 1 of 2, 1.5 of 3 and 2 of 4; at best 0, 0, 1 of 3 and 2 of 4.
        assertThat(value(new RiskCoverageArea())).isCloseTo((0 + 0.5 + 0.5 + 0.5) / 4, ROUNDED);
        assertThat(value(new ExcessRiskCoverageArea())).isCloseTo((1.5 - (1.0 / 3 + 0.5)) / 4, ROUNDED);
    }

    @Test
    void errorsAreToldByConfidence() {
        // Of the four pairs .9 wins two, and .6 against .6 is half.
        assertThat(value(new ErrorAuroc())).isEqualTo(2.5 / 4);
        // One of two images at .6 is wrong, two of three up to .8.
        assertThat(value(new ErrorAupr())).isCloseTo(0.5 * 0.5 + 0.5 * 2 / 3, ROUNDED);
        // Both right images pass .6 alone, and so do both wrong ones.
        assertThat(value(new ErrorFalsePositives())).isEqualTo(1);
    }

    @Test
    void whereNothingIsWrongErrorsAreNotTold() {
        var right = of(List.of(new Image(0, 0.9, 0.1), new Image(0, 0.8, 0.2)));
        assertThat(new ErrorAuroc().of(right, CLEAN)).isNaN();
        assertThat(new ErrorAupr().of(right, CLEAN)).isNaN();
        assertThat(new ErrorFalsePositives().of(right, CLEAN)).isNaN();
        assertThat(new RiskCoverageArea().of(right, CLEAN)).isZero();
    }

    @Test
    void whereAllIsWrongAnythingFindsIt() {
        var wrong = of(List.of(new Image(1, 0.9, 0.1), new Image(1, 0.8, 0.2)));
        assertThat(new ErrorAuroc().of(wrong, CLEAN)).isNaN();
        assertThat(new ErrorAupr().of(wrong, CLEAN)).isEqualTo(1);
        assertThat(new ErrorFalsePositives().of(wrong, CLEAN)).isNaN();
        assertThat(new RiskCoverageArea().of(wrong, CLEAN)).isEqualTo(1);
        assertThat(new ExcessRiskCoverageArea().of(wrong, CLEAN)).isZero();
    }

    @Test
    void theOrderOfImagesDoesNotMatter() {
        var images = new ArrayList<Image>();
        for (int i = 0; i < 100; i++) {
            images.addAll(IMAGES);
            images.add(new Image(i % 2, 0.25 + 0.5 * (i % 7) / 7, 0.75 - 0.5 * (i % 7) / 7));
        }
        var values = Metrics.of(of(images), CLEAN);
        Collections.shuffle(images, new Random(1));
        var shuffled = Metrics.of(of(images), CLEAN);

        assertThat(shuffled.keySet()).isEqualTo(values.keySet());
        values.forEach((name, value) -> assertThat(shuffled.get(name)).as(name).isCloseTo(value, within(1e-12)));
    }

    @Test
    void framesAndMinimalImagesHaveNoCalibration() {
        var sequences = new Condition.Perturbed("translate", 2, 1, SeverityTable.CIFAR, 0);
        assertThat(Metrics.suiting(sequences))
                .extracting(Metric::name)
                .containsExactly("accuracy", "loss", "flipProbability", "topFiveDistance");
        assertThat(Metrics.suiting(new Condition.Minimal("crop")))
                .extracting(Metric::name)
                .containsExactly("accuracy", "loss");
    }
}
