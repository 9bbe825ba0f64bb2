package org.tarnish.evaluation.aggregate;

import java.util.Optional;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.metric.Accuracy;

/**
 * mCE of ImageNet-C: the mean over the 15 main corruptions of the ratio of the classifier's error to AlexNet's. It exists
 * with ImageNet's severities alone, since AlexNet's errors are those on ImageNet-C.
 */
public final class Mce implements Aggregate {
    private static final Measure MEASURE = new Measure(
            "mce",
            "mCE",
            "mean over corruptions of the error by AlexNet's; AlexNet has 100",
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
    public Optional<Double> of(Scores scores) {
        var errors = CorruptionErrors.of(scores);
        return errors.comparesWithAlexNet() ? errors.mce() : Optional.empty();
    }

    @Override
    public Coverage coverage(Scores scores) {
        var errors = CorruptionErrors.of(scores);
        return errors.comparesWithAlexNet() ? errors.mainCoverage() : new Coverage(0, 0);
    }
}
