package org.tarnish.evaluation.aggregate;

import java.util.List;
import org.tarnish.imaging.Catalogue;

/** Every aggregate there is: one line each, in the order of tables. */
public final class Aggregates {
    private static final Catalogue<Aggregate> CATALOGUE = Catalogue.extensible(
            "aggregate",
            Aggregate.class,
            Aggregate::name,
            List.of(
                    new MeanCorruptionError(),
                    new ExtraCorruptionError(),
                    new Mce(),
                    new RelativeMce(),
                    PerturbationMeans.flipProbability(),
                    PerturbationMeans.flipRate(),
                    PerturbationMeans.topFiveDistance(),
                    PerturbationMeans.relativeTopFiveDistance()));

    private Aggregates() {}

    public static List<Aggregate> all() {
        return CATALOGUE.all();
    }

    /** The aggregates over a metric. */
    public static List<Aggregate> over(String metric) {
        return all().stream()
                .filter(aggregate -> aggregate.metric().equals(metric))
                .toList();
    }

    /** @throws IllegalArgumentException if there is no such aggregate; the message lists the known names */
    public static Aggregate named(String name) {
        return CATALOGUE.named(name);
    }
}
