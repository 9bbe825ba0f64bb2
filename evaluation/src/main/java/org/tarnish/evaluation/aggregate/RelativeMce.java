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
            "the same of what is added to the clean errors; none where the reference loses nothing by some corruption",
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
    public boolean relative() {
        return true;
    }

    @Override
    public Optional<Double> of(Scores own, Scores reference) {
        return own.clean().flatMap(clean -> reference.clean().flatMap(other -> CorruptionErrors.of(own)
                .relativeMce(1 - clean, CorruptionErrors.of(reference), 1 - other)));
    }

    @Override
    public Coverage coverage(Scores own, Scores reference) {
        var errors = CorruptionErrors.of(own).mainCoverage(CorruptionErrors.of(reference));
        boolean clean = own.clean().isPresent() && reference.clean().isPresent();
        return new Coverage(errors.there() == 0 ? 0 : errors.there() + (clean ? 1 : 0), errors.needed() + 1);
    }
}
