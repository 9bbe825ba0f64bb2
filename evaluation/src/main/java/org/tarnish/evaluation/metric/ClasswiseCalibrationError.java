package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.calibration.ClasswiseError;
import org.tarnish.evaluation.calibration.ReliabilityBins;
import org.tarnish.experiment.condition.Condition;

/**
 * The mean over classes of the calibration error of a class's own probability over all images, in 15 bins of equal
 * width, in [0, 1]. With many classes it is small, since most probabilities are about 0 and rightly so.
 */
public final class ClasswiseCalibrationError implements ImageMetric {
    /** The metric's name. */
    public static final String NAME = "classwiseEce";

    private static final Measure MEASURE = new Measure(
            NAME,
            "classwise ECE",
            "How far the probability of a class and its share of images are apart, over all images in 15"
                    + " bins of equal width, mean over classes; small where there are many classes.",
            Unit.FRACTION,
            2,
            0,
            1,
            Direction.LOWER_IS_BETTER,
            "Kull et al., Beyond Temperature Scaling, NeurIPS 2019.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public Need needs() {
        return Need.LOGITS;
    }

    @Override
    public double of(Predictions predictions, Condition condition) {
        return ClasswiseError.of(predictions.allLogits(), predictions.labels(), ReliabilityBins.USUAL);
    }
}
