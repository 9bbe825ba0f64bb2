package org.tarnish.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.Catalogue;

/** Every metric there is: one line each, in the order of tables. */
public final class Metrics {
    private static final Catalogue<Metric> CATALOGUE = Catalogue.extensible(
            "metric",
            Metric.class,
            Metric::name,
            List.of(
                    new Accuracy(),
                    new Loss(),
                    new TopFiveAccuracy(),
                    new BalancedAccuracy(),
                    new BrierScore(),
                    new CalibrationError(),
                    new EqualMassCalibrationError(),
                    new MaximumCalibrationError(),
                    new ClasswiseCalibrationError(),
                    new RiskCoverageArea(),
                    new ExcessRiskCoverageArea(),
                    new ErrorAuroc(),
                    new ErrorAupr(),
                    new ErrorFalsePositives(),
                    new FlipProbability(),
                    new TopFiveDistance()));

    private Metrics() {}

    public static List<Metric> all() {
        return CATALOGUE.all();
    }

    /** The metrics that say something on a condition. */
    public static List<Metric> suiting(Condition condition) {
        return all().stream().filter(metric -> metric.suits(condition)).toList();
    }

    /** @throws IllegalArgumentException if there is no such metric; the message lists the known names */
    public static Metric named(String name) {
        return CATALOGUE.named(name);
    }

    /**
     * The values of all metrics that suit a condition and whose needs the predictions meet, by name, in the catalogue's
     * order; not a number where the predictions define none.
     *
     * @throws IllegalStateException if a metric gives a number outside of its own range
     */
    public static Map<String, Double> of(Predictions predictions, Condition condition) {
        var values = new LinkedHashMap<String, Double>();
        for (var metric : suiting(condition)) {
            if (!predictions.has(metric.needs())) {
                continue;
            }
            double value = metric.of(predictions, condition);
            if (!Double.isNaN(value) && !metric.measure().allows(value)) {
                throw new IllegalStateException(metric.name() + " on " + condition.label() + " must be in "
                        + metric.measure().least() + ".." + metric.measure().most() + ", was " + value);
            }
            values.put(metric.name(), value);
        }
        return values;
    }
}
