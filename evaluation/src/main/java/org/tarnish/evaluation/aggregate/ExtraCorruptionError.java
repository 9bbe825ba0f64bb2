package org.tarnish.evaluation.aggregate;

import java.util.Optional;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.metric.Accuracy;

/** The mean error over the four corruptions that the mean corruption error leaves out, and all severities. */
public final class ExtraCorruptionError implements Aggregate {
    private static final Measure MEASURE = new Measure(
            "extraCorruptionError",
            "extra",
            "mean error over speckle noise, Gaussian blur, spatter and saturate, severities 1 to 5",
            Unit.FRACTION,
            1,
            0,
            1,
            Direction.LOWER_IS_BETTER,
            "Hendrycks and Dietterich, ICLR 2019: the corruptions kept for validation.");

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
        return false;
    }

    @Override
    public Optional<Double> of(Scores own, Scores reference) {
        return CorruptionErrors.of(own).extraMean();
    }

    @Override
    public Coverage coverage(Scores own, Scores reference) {
        return CorruptionErrors.of(own).extraCoverage();
    }
}
