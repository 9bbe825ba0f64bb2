package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.selection.Separation;
import org.tarnish.experiment.condition.Condition;

/**
 * The share of wrong images that are accepted with the highest threshold of confidence by which at least 95 % of the
 * right ones are, in [0, 1]: right images are the positives. Not a number where all images are right or all wrong.
 */
public final class ErrorFalsePositives implements ImageMetric {
    /** The metric's name. */
    public static final String NAME = "errorFpr95";

    private static final Measure MEASURE = new Measure(
            NAME,
            "FPR of errors at 95 % TPR",
            "Share of images classified wrong that pass the threshold of confidence which 95 % of those"
                    + " classified right pass.",
            Unit.FRACTION,
            1,
            0,
            1,
            Direction.LOWER_IS_BETTER,
            "Corbière et al., Addressing Failure Prediction by Learning Model Confidence, NeurIPS 2019,"
                    + " right images as positives.");

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
        return Separation.ofErrors(predictions).falsePositives();
    }
}
