package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.calibration.ReliabilityBins;
import org.tarnish.experiment.condition.Condition;

/**
 * The expected calibration error, in [0, 1]: over 15 bins of equal width, the mean over images of how far the mean
 * confidence and the accuracy of their bin are apart. {@link ReliabilityBins#of} says what is in a bin.
 */
public final class CalibrationError implements ImageMetric {
    /** The metric's name. */
    public static final String NAME = "ece";

    private static final Measure MEASURE = new Measure(
            NAME,
            "ECE",
            "How far confidence and accuracy are apart, mean over images in 15 bins of equal width.",
            Unit.FRACTION,
            2,
            0,
            1,
            Direction.LOWER_IS_BETTER,
            "Expected calibration error: Naeini et al., AAAI 2015; Guo et al., On Calibration of Modern"
                    + " Neural Networks, ICML 2017.");

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
        return ReliabilityBins.of(predictions, ReliabilityBins.USUAL).expectedError();
    }
}
