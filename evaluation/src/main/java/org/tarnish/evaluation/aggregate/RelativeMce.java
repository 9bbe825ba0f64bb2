package org.tarnish.evaluation.aggregate;

import java.util.Optional;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.metric.Accuracy;

/** Relative mCE of ImageNet-C: mCE of what corruption adds to the clean error. */
public final class RelativeMce implements Aggregate {
    private static final Measure MEASURE = new Measure(
            "relativeMce",
            "relative mCE",
            "the same of what is added to the clean error",
            Unit.FRACTION,
            1,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Direction.LOWER_IS_BETTER,
            "Hendrycks and Dietterich, ICLR 2019.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public String metric() {
        return Accuracy.NAME;
    }

    @Override
    public Optional<Double> of(Scores scores) {
        var errors = CorruptionErrors.of(scores);
        return errors.comparesWithAlexNet()
                ? scores.clean().flatMap(clean -> errors.relativeMce(1 - clean))
                : Optional.empty();
    }

    @Override
    public Coverage coverage(Scores scores) {
        var errors = CorruptionErrors.of(scores);
        return errors.comparesWithAlexNet() ? errors.mainCoverage() : new Coverage(0, 0);
    }
}
