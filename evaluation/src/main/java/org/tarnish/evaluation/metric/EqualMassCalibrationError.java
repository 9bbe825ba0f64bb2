package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.calibration.ReliabilityBins;
import org.tarnish.experiment.condition.Condition;

/**
 * The expected calibration error over 15 bins of equally many images, in [0, 1]. {@link ReliabilityBins#ofEqualMass}
 * says what is in a bin.
 */
public final class EqualMassCalibrationError implements ImageMetric {
    /** The metric's name. */
    public static final String NAME = "eceEqualMass";

    private static final Measure MEASURE = new Measure(
            NAME,
            "ECE, equal mass",
            "How far confidence and accuracy are apart, mean over images in 15 bins of equally many"
                    + " images: it does not depend on how full bins are.",
            Unit.FRACTION,
            2,
            0,
            1,
            Direction.LOWER_IS_BETTER,
            "Nguyen and O'Connor, Posterior Calibration and Exploratory Analysis for NLP Models, EMNLP"
                    + " 2015; as adaptive bins in Nixon et al., Measuring Calibration in Deep Learning, CVPR"
                    + " workshops 2019.");

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
        return ReliabilityBins.ofEqualMass(predictions, ReliabilityBins.USUAL).expectedError();
    }
}
