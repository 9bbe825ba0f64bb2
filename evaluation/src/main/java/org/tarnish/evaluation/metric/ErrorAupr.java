package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.selection.Separation;
import org.tarnish.experiment.condition.Condition;

/**
 * The area under the precision-recall curve of finding wrong images by low confidence, as average precision with
 * wrong images as positives, in [0, 1]. Not a number where all images are right.
 */
public final class ErrorAupr implements ImageMetric {
    /** The metric's name. */
    public static final String NAME = "errorAupr";

    private static final Measure MEASURE = new Measure(
            NAME,
            "AUPR of errors",
            "Average precision of finding images classified wrong by their low confidence; the error"
                    + " itself where confidence tells nothing.",
            Unit.FRACTION,
            1,
            0,
            1,
            Direction.HIGHER_IS_BETTER,
            "Hendrycks and Gimpel, ICLR 2017, errors as positives.");

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
        return Separation.ofErrors(predictions).averagePrecision();
    }
}
