package org.tarnish.evaluation.pair;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;

/** The share of images that both take for the same class, right or wrong. */
final class Agreement implements PairMeasure {
    private static final Measure MEASURE = new Measure(
            "agreement",
            "agreement",
            "share of images that both take for the same class, right or wrong",
            Unit.FRACTION,
            1,
            0,
            1,
            Direction.HIGHER_IS_BETTER,
            "Observed agreement of Cohen, Educational and Psychological Measurement 20, 1960.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public double of(Pair pair) {
        return (double) agreeing(pair) / pair.count();
    }

    static int agreeing(Pair pair) {
        int agreeing = 0;
        for (int i = 0; i < pair.count(); i++) {
            agreeing += pair.run().predicted()[i] == pair.baseline().predicted()[i] ? 1 : 0;
        }
        return agreeing;
    }
}
