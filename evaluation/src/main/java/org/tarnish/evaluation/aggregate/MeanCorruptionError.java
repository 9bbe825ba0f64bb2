package org.tarnish.evaluation.aggregate;

import java.util.Optional;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.metric.Accuracy;

/** The mean corruption error of CIFAR-10-C: the mean error over the 15 main corruptions and all severities. */
public final class MeanCorruptionError implements Aggregate {
    private static final Measure MEASURE = new Measure(
            "meanCorruptionError",
            "mean error",
            "over the 15 main corruptions and severities 1 to 5",
            Unit.FRACTION,
            1,
            0,
            1,
            Direction.LOWER_IS_BETTER,
            "Hendrycks and Dietterich, ICLR 2019; not normalized, as for CIFAR-10-C.");

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
        return CorruptionErrors.of(own).mean();
    }

    @Override
    public Coverage coverage(Scores own, Scores reference) {
        return CorruptionErrors.of(own).mainCoverage();
    }
}
