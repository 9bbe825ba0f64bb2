package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.experiment.condition.Condition;

/** The mean cross entropy of the true class, in nats, at least 0. Not a number, or infinite, where a network is. */
public final class Loss implements Metric {
    /** The metric's name. */
    public static final String NAME = "loss";

    private static final Measure MEASURE = new Measure(
            NAME,
            "loss",
            "Mean cross entropy of the true class; far above ln of the number of classes where a network is wrong and"
                    + " sure of it.",
            Unit.NATS,
            3,
            0,
            Double.POSITIVE_INFINITY,
            Direction.LOWER_IS_BETTER,
            "Negative log-likelihood: mean of -ln p(true class).");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public Need needs() {
        return Need.CONFIDENCES;
    }

    @Override
    public boolean suits(Condition condition) {
        return condition.family() != Condition.Family.FOREIGN;
    }

    @Override
    public double of(Predictions predictions, Condition condition) {
        return predictions.loss();
    }
}
