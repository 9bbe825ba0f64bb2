package org.tarnish.evaluation.pair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.evaluation.Predictions;
import org.tarnish.imaging.Catalogue;

/** Every measure of two runs there is: one line each, in the order of tables. */
public final class PairMeasures {
    private static final Catalogue<PairMeasure> CATALOGUE = Catalogue.extensible(
            "measure of two runs",
            PairMeasure.class,
            PairMeasure::name,
            List.of(
                    AccuracyDifference.difference(),
                    AccuracyDifference.low(),
                    AccuracyDifference.high(),
                    new OddsRatio(),
                    new Agreement(),
                    new PredictionKappa(),
                    new ErrorConsistency()));

    private PairMeasures() {}

    public static List<PairMeasure> all() {
        return CATALOGUE.all();
    }

    /** @throws IllegalArgumentException if there is no such measure; the message lists the known names */
    public static PairMeasure named(String name) {
        return CATALOGUE.named(name);
    }

    /**
     * The values of all measures by name, in the catalogue's order; not a number where the predictions define none.
     *
     * @throws IllegalArgumentException if the predictions are of different images
     * @throws IllegalStateException if a measure gives a number outside of its own range
     */
    public static Map<String, Double> of(Predictions baseline, Predictions run) {
        var pair = Pair.of(baseline, run);
        var values = new LinkedHashMap<String, Double>();
        for (var measure : all()) {
            double value = measure.of(pair);
            if (!Double.isNaN(value) && !measure.measure().allows(value)) {
                throw new IllegalStateException(measure.name() + " must be in "
                        + measure.measure().least() + ".." + measure.measure().most() + ", was " + value);
            }
            values.put(measure.name(), value);
        }
        return values;
    }
}
