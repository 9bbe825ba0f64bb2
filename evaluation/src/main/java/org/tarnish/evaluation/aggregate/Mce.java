package org.tarnish.evaluation.aggregate;

import java.util.Optional;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.metric.Accuracy;

/**
 * mCE of ImageNet-C: the mean over the 15 main corruptions of the ratio of the classifier's error to the reference's, each
 * summed over severities. With AlexNet as reference it exists for ImageNet's severities alone.
 */
public final class Mce implements Aggregate {
    private static final Measure MEASURE = new Measure(
            "mce",
            "mCE",
            "mean over the 15 main corruptions of the error by the reference's, which has 100 itself",
            Unit.FRACTION,
            1,
            0,
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
        return CorruptionErrors.of(own).mce(CorruptionErrors.of(reference));
    }

    @Override
    public Coverage coverage(Scores own, Scores reference) {
        return CorruptionErrors.of(own).mainCoverage(CorruptionErrors.of(reference));
    }
}
