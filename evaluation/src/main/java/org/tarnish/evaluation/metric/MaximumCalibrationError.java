package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.calibration.ReliabilityBins;
import org.tarnish.experiment.condition.Condition;

/**
 * The largest distance between mean confidence and accuracy of any of 15 bins of equal width that has an image, in
 * [0, 1]; of few images one alone can decide it.
 */
public final class MaximumCalibrationError implements ImageMetric {
    /** The metric's name. */
    public static final String NAME = "maximumCalibrationError";

    private static final Measure MEASURE = new Measure(
            NAME,
            "maximum calibration error",
            "How far confidence and accuracy are apart in the worst of 15 bins of equal width; a bin of"
                    + " few images can decide it.",
            Unit.FRACTION,
            2,
            0,
            1,
            Direction.LOWER_IS_BETTER,
            "Naeini et al., Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI 2015.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public Need needs() {
        return Need.CONFIDENCES;
    }

    @Override
    public double of(Predictions predictions, Condition condition) {
        return ReliabilityBins.of(predictions, ReliabilityBins.USUAL).maximumError();
    }
}
