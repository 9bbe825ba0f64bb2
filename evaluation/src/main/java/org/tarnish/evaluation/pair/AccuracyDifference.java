package org.tarnish.evaluation.pair;

import java.util.function.ToDoubleFunction;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;
import org.tarnish.evaluation.statistics.Interval;

/** Accuracy of the run minus that of the baseline, with the ends of its 95 % interval. */
final class AccuracyDifference implements PairMeasure {
    private static final String SOURCE = "Interval: Tango, Statistics in Medicine 17, 1998, the score interval for a"
            + " difference of paired proportions.";

    private final Measure measure;
    private final ToDoubleFunction<Pair> number;

    private AccuracyDifference(String name, String title, String explanation, ToDoubleFunction<Pair> number) {
        this.measure =
                new Measure(name, title, explanation, Unit.FRACTION, 1, -1, 1, Direction.HIGHER_IS_BETTER, SOURCE);
        this.number = number;
    }

    static PairMeasure difference() {
        return new AccuracyDifference(
                "accuracyDifference",
                "difference",
                "accuracy of the run minus that of the baseline, in percentage points",
                Pair::difference);
    }

    static PairMeasure low() {
        return new AccuracyDifference(
                "accuracyDifferenceLow",
                "difference from",
                "lower end of the 95 % interval of the difference",
                pair -> interval(pair).low());
    }

    static PairMeasure high() {
        return new AccuracyDifference(
                "accuracyDifferenceHigh",
                "difference to",
                "upper end of the 95 % interval of the difference",
                pair -> interval(pair).high());
    }

    private static Interval interval(Pair pair) {
        return Interval.pairedDifference(pair.onlyRun(), pair.onlyBaseline(), pair.count());
    }

    @Override
    public Measure measure() {
        return measure;
    }

    @Override
    public double of(Pair pair) {
        return number.applyAsDouble(pair);
    }
}
