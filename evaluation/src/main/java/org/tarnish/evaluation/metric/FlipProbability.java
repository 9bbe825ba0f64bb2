package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.experiment.condition.Condition;

/**
 * How often a classifier changes its mind within perturbation sequences (Hendrycks and Dietterich, ICLR 2019), in [0, 1];
 * lower is steadier, and right or wrong does not matter. For each sequence the mean over frames after the first of
 * whether the prediction differs from that of the frame before, then the mean over sequences. Frames of noise are
 * unrelated in time and are compared with the sequence's first frame instead.
 */
public final class FlipProbability implements Metric {
    /** The metric's name. */
    public static final String NAME = "flipProbability";

    private static final Measure MEASURE = new Measure(
            NAME,
            "flip probability",
            "How often the prediction changes from frame to frame of a perturbation sequence (for noise: from the clean"
                    + " first frame), right or wrong.",
            Unit.FRACTION,
            2,
            0,
            1,
            Direction.LOWER_IS_BETTER,
            "Hendrycks and Dietterich, Benchmarking Neural Network Robustness to Common Corruptions and Perturbations,"
                    + " ICLR 2019.");

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
        return condition instanceof Condition.Perturbed;
    }

    @Override
    public double of(Predictions predictions, Condition condition) {
        var predicted = predictions.predicted();
        return FramePairs.of((Condition.Perturbed) condition)
                .mean(predicted.length, (earlier, later) -> predicted[earlier] == predicted[later] ? 0 : 1);
    }
}
