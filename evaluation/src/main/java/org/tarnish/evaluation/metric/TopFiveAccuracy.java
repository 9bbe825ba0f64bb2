package org.tarnish.evaluation.metric;

import org.tarnish.evaluation.Confidences;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.experiment.condition.Condition;

/**
 * The share of images whose true class is among the five most probable ones, in [0, 1]. Of equally probable classes
 * the lower number comes first. Where there are no more than five classes it is 1.
 */
public final class TopFiveAccuracy implements ImageMetric {
    /** The metric's name. */
    public static final String NAME = "top5Accuracy";

    private static final Measure MEASURE = new Measure(
            NAME,
            "top-5 accuracy",
            "Share of images whose true class is among the five most probable ones; 100 where there are"
                    + " no more than five.",
            Unit.FRACTION,
            1,
            0,
            1,
            Direction.HIGHER_IS_BETTER,
            "Russakovsky et al., ImageNet Large Scale Visual Recognition Challenge, IJCV 115, 2015.");

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
        int found = 0;
        for (int i = 0; i < predictions.count(); i++) {
            if (sure.within(i, predictions.labels()[i], Confidences.MOST_KEPT)) {
                found++;
            }
        }
        return (double) found / predictions.count();
    }
}
