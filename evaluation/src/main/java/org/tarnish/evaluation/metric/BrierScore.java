package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.experiment.condition.Condition;

/**
 * The mean squared distance between an image's class probabilities and its true class, summed over classes: 1 - 2
 * p(true class) + the sum of all squares, in [0, 2]. For two classes it is twice the score that counts one of them.
 */
public final class BrierScore implements ImageMetric {
    /** The metric's name. */
    public static final String NAME = "brierScore";

    private static final Measure MEASURE = new Measure(
            NAME,
            "Brier score",
            "Squared distance between the probabilities and the true class, summed over classes, mean"
                    + " over images: 0 for a network that is sure and right, 2 for one that is sure and wrong.",
            Unit.NONE,
            3,
            0,
            2,
            Direction.LOWER_IS_BETTER,
            "Brier, Verification of Forecasts Expressed in Terms of Probability, Monthly Weather Review"
                    + " 78, 1950.");

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
        var sure = predictions.confident();
        double sum = 0;
        for (int i = 0; i < predictions.count(); i++) {
            sum += 1 - 2.0 * sure.ofLabel(i) + sure.squares()[i];
        }
        // Probabilities of single precision can come to a little less than none.
        return Math.max(0, Math.min(2, sum / predictions.count()));
    }
}
