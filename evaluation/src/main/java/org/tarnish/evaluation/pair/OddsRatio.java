package org.tarnish.evaluation.pair;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;

/** The effect size of McNemar's test: b / c, infinite where the run alone is never right. */
final class OddsRatio implements PairMeasure {
    private static final Measure MEASURE = new Measure(
            "oddsRatio",
            "odds ratio",
            "b / c: of the images on which one alone is right, how many times as many are the baseline's as the run's; 1 is no"
                    + " difference",
            Unit.NONE,
            2,
            0,
            Double.POSITIVE_INFINITY,
            Direction.LOWER_IS_BETTER,
            "Conditional odds ratio of matched pairs, as beside McNemar, Psychometrika 12, 1947.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public double of(Pair pair) {
        return (double) pair.onlyBaseline() / pair.onlyRun();
    }
}
