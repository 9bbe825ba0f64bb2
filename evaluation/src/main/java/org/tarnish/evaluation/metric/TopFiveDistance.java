package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Confidences;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.experiment.condition.Condition;

/**
 * How far the five most probable classes move within perturbation sequences, uT5D of Hendrycks and Dietterich (ICLR 2019);
 * lower is steadier. Two frames are as far apart as {@code sum over i = 1..5 of |i - min(r_i, 6)|}, where {@code r_i} is the
 * rank in the later frame of the class that is the {@code i}-th in the earlier one: who falls out of the five moves no
 * further. It is the mean over pairs of frames, as for flip probabilities, then over sequences.
 */
public final class TopFiveDistance implements Metric {
    /** The metric's name. */
    public static final String NAME = "topFiveDistance";

    /** The largest distance: the first three fall out, and the last two come first. */
    public static final int MOST = 18;

    private static final int RANKS = 5;

    private static final Measure MEASURE = new Measure(
            NAME,
            "top-5 distance",
            "How far the five most probable classes move from frame to frame of a perturbation sequence (for noise: from"
                    + " the clean first frame), in ranks; who falls out of the five moves no further.",
            Unit.NONE,
            2,
            0,
            MOST,
            Direction.LOWER_IS_BETTER,
            "Hendrycks and Dietterich, Benchmarking Neural Network Robustness to Common Corruptions and Perturbations,"
                    + " ICLR 2019: uT5D, not normalized.");

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
        return condition instanceof Condition.Perturbed;
    }

    @Override
    public double of(Predictions predictions, Condition condition) {
        var confidences = predictions.confident();
        return FramePairs.of((Condition.Perturbed) condition)
                .mean(predictions.count(), (earlier, later) -> distance(confidences, earlier, later));
    }

    private static int distance(Confidences confidences, int earlier, int later) {
        int top = Math.min(RANKS, confidences.top());
        int distance = 0;
        for (int place = 0; place < top; place++) {
            int label = confidences.topClasses()[earlier * confidences.top() + place];
            distance += Math.abs(place - rank(confidences, later, label, top));
        }
        return distance;
    }

    /** The place of a class from 0 on; one past the five where it is not among them. */
    private static int rank(Confidences confidences, int image, int label, int top) {
        for (int place = 0; place < top; place++) {
            if (confidences.topClasses()[image * confidences.top() + place] == label) {
                return place;
            }
        }
        return RANKS;
    }
}
