package org.tarnish.reporting.toy;

import java.util.Arrays;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.metric.Metric;
import org.tarnish.experiment.condition.Condition;

/** How many classes were predicted at all: a metric that Tarnish does not have. */
public final class ToyMetric implements Metric {
    private static final Measure MEASURE = new Measure(
            "toyClasses",
            "toy classes",
            "Number of classes that were predicted at least once.",
            Unit.NONE,
            0,
            1,
            Double.POSITIVE_INFINITY,
            Direction.HIGHER_IS_BETTER,
            "a test");

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
        return condition.showsTestImages();
    }

    @Override
    public double of(Predictions predictions, Condition condition) {
        return Arrays.stream(predictions.predicted()).distinct().count();
    }
}
