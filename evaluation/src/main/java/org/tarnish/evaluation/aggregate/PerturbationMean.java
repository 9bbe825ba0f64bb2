package org.tarnish.evaluation.aggregate;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tarnish.evaluation.Measure;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;

/** A mean over the perturbations that were asked for, of a metric's values or of their ratios to a reference's. */
final class PerturbationMean implements Aggregate {
    private final Measure measure;
    private final String metric;
    private final boolean relative;

    PerturbationMean(Measure measure, String metric, boolean relative) {
        this.measure = measure;
        this.metric = metric;
        this.relative = relative;
    }

    @Override
    public Measure measure() {
        return measure;
    }

    @Override
    public String metric() {
        return metric;
    }

    @Override
    public boolean relative() {
        return relative;
    }

    @Override
    public Optional<Double> of(Scores own, Scores reference) {
        var coverage = coverage(own, reference);
        if (coverage.needed() == 0 || coverage.there() < coverage.needed()) {
            return Optional.empty();
        }
        var asked = own.asked(Family.PERTURBATION);
        if (relative
                && asked.stream().anyMatch(condition -> !(reference.values().get(condition) > 0))) {
            return Optional.empty();
        }
        ToDoubleFunction<Condition> value = condition ->
                own.values().get(condition) / (relative ? reference.values().get(condition) : 1);
        return Optional.of(asked.stream().mapToDouble(value).sum() / asked.size());
    }

    @Override
    public Coverage coverage(Scores own, Scores reference) {
        int there = (int) own.there(Family.PERTURBATION).stream()
                .filter(condition -> !relative || reference.values().containsKey(condition))
                .count();
        return new Coverage(there, own.asked(Family.PERTURBATION).size());
    }
}
