package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.selection.Separation;
import org.tarnish.experiment.condition.Condition;

/**
 * The area under the receiver operating characteristic of telling right images from wrong ones by confidence, in [0,
 * 1]; equal confidences count half. Not a number where all images are right or all wrong.
 */
public final class ErrorAuroc implements ImageMetric {
    /** The metric's name. */
    public static final String NAME = "errorAuroc";

    private static final Measure MEASURE = new Measure(
            NAME,
            "AUROC of errors",
            "Probability that an image classified right has a higher confidence than one classified"
                    + " wrong; 50 where confidence tells nothing.",
            Unit.FRACTION,
            1,
            0,
            1,
            Direction.HIGHER_IS_BETTER,
            "Hendrycks and Gimpel, A Baseline for Detecting Misclassified and Out-of-Distribution"
                    + " Examples, ICLR 2017.");

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
        return Separation.ofErrors(predictions).auroc();
    }
}
