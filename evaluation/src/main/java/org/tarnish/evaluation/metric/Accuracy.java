package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.experiment.condition.Condition;

/** The share of images classified right, in [0, 1]; of perturbation sequences, over all frames. */
public final class Accuracy implements Metric {
    /** The metric's name. */
    public static final String NAME = "accuracy";

    private static final Measure MEASURE = new Measure(
            NAME,
            "accuracy",
            "Share of images whose most probable class is the right one.",
            Unit.FRACTION,
            1,
            0,
            1,
            Direction.HIGHER_IS_BETTER,
            "Top-1 accuracy: correct / total.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public Need needs() {
        return Need.CLASSES;
    }

    @Override
    public boolean suits(Condition condition) {
        return condition.family() != Condition.Family.FOREIGN;
    }

    @Override
    public double of(Predictions predictions, Condition condition) {
        return predictions.accuracy();
    }
}
