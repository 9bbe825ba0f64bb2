package org.tarnish.evaluation.pair;

import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;

/** Whether two runs err on the same images, beyond what their accuracies alone make likely. */
final class ErrorConsistency implements PairMeasure {
    private static final Measure MEASURE = new Measure(
            "errorConsistency",
            "error consistency",
            "kappa of right and wrong: whether both err on the same images more than their accuracies alone make likely; 1"
                    + " is always, 0 as by chance",
            Unit.NONE,
            3,
            -1,
            1,
            Direction.HIGHER_IS_BETTER,
            "Geirhos, Meding and Wichmann, Beyond accuracy: quantifying trial-by-trial behaviour of CNNs and humans by"
                    + " measuring error consistency, NeurIPS 2020.");

    @Override
    public Measure measure() {
        return MEASURE;
    }

    @Override
    public double of(Pair pair) {
        double count = pair.count();
        double run = (pair.both() + pair.onlyRun()) / count;
        double baseline = (pair.both() + pair.onlyBaseline()) / count;
        double observed = (count - pair.onlyRun() - pair.onlyBaseline()) / count;
        return Kappa.of(observed, run * baseline + (1 - run) * (1 - baseline));
    }
}
