package org.tarnish.evaluation.pair;

import java.util.HashMap;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;

/** Cohen's kappa of the predicted classes. */
final class PredictionKappa implements PairMeasure {
    private static final Measure MEASURE = new Measure(
            "kappa",
            "kappa",
            "agreement of the predicted classes beyond what two independent runs with as many predictions of each class"
                    + " would have; 1 is full agreement, 0 that of chance",
            Unit.NONE,
            3,
            -1,
            1,
            Direction.HIGHER_IS_BETTER,
            "Cohen, Educational and Psychological Measurement 20, 1960.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public double of(Pair pair) {
        double count = pair.count();
        double expected = 0;
        var baseline = counts(pair.baseline().predicted());
        for (var entry : counts(pair.run().predicted()).entrySet()) {
            expected += entry.getValue() / count * (baseline.getOrDefault(entry.getKey(), 0) / count);
        }
        return Kappa.of(Agreement.agreeing(pair) / count, expected);
    }

    private static HashMap<Integer, Integer> counts(int[] predicted) {
        var counts = new HashMap<Integer, Integer>();
        for (int label : predicted) {
            counts.merge(label, 1, Integer::sum);
        }
        return counts;
    }
}
