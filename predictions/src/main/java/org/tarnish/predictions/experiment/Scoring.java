package org.tarnish.predictions.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.aggregate.Aggregate;
import org.tarnish.evaluation.aggregate.Reference;
import org.tarnish.evaluation.aggregate.Scores;
import org.tarnish.evaluation.choice.MeasureChoice;
import org.tarnish.evaluation.joint.JointMeasure;
import org.tarnish.evaluation.metric.Metric;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Plan;

/**
 * Measures stored predictions: what the evaluations have computed when they were made, and any measure that has come since.
 * Needs neither network nor device. Predictions of one run are held at a time, those of different conditions are read and
 * measured side by side.
 */
public final class Scoring {
    private final StoredEvaluations evaluations;
    private final MeasureChoice choice;

    public Scoring(StoredEvaluations evaluations, MeasureChoice choice) {
        this.evaluations = evaluations;
        this.choice = choice;
    }

    /**
     * The chosen measures of some runs on some conditions, each run's with those over its conditions behind them; a measure
     * that needs what is not there says so in its place.
     *
     * @param runs ids
     * @param conditions by label; other conditions are left out
     * @param progress told after each evaluation with how many are measured
     */
    public List<Score> of(List<String> runs, Map<String, Condition> conditions, IntConsumer progress) {
        var done = new AtomicInteger();
        var measured = new LinkedHashMap<String, Run>();
        for (var run : runs) {
            measured.put(run, run(run, conditions, () -> progress.accept(done.incrementAndGet())));
        }
        var reference = evaluations.reference((run, metric) -> scores(
                measured.computeIfAbsent(
                        run, other -> run(other, conditions, () -> progress.accept(done.incrementAndGet()))),
                metric,
                conditions));
        var scores = new ArrayList<Score>();
        for (var run : runs) {
            scores.addAll(measured.get(run).onConditions());
            scores.addAll(aggregated(run, conditions, measured.get(run), reference));
            scores.addAll(measured.get(run).joint());
        }
        return scores;
    }

    /** @param values by condition and metric */
    private record Run(List<Score> onConditions, Map<String, Map<String, Double>> values, List<Score> joint) {}

    private Run run(String run, Map<String, Condition> conditions, Runnable progress) {
        var measured = new ConcurrentHashMap<String, Measured>();
        evaluations.of(run).parallelStream()
                .filter(evaluation -> conditions.containsKey(evaluation.condition()))
                .forEach(evaluation -> {
                    measured.put(evaluation.condition(), measured(evaluation, conditions));
                    progress.run();
                });
        var scores = new ArrayList<Score>();
        var values = new LinkedHashMap<String, Map<String, Double>>();
        for (var condition : conditions.keySet()) {
            if (measured.containsKey(condition)) {
                scores.addAll(measured.get(condition).scores());
                values.put(condition, measured.get(condition).values());
            }
        }
        var joint = choice.joint().stream()
                .flatMap(measure -> joint(run, measure, conditions, measured).stream())
                .toList();
        return new Run(scores, values, joint);
    }

    /** @param kept what joint measures take, or empty where nothing does or is there */
    private record Measured(List<Score> scores, Map<String, Double> values, Optional<Predictions> kept) {}

    private Measured measured(Plan.Evaluation evaluation, Map<String, Condition> conditions) {
        var label = evaluation.condition();
        var condition = conditions.get(label);
        var suiting = choice.metrics().stream()
                .filter(metric -> metric.suits(condition))
                .toList();
        var scores = new ArrayList<Score>();
        var values = new LinkedHashMap<String, Double>();
        var result = evaluations.result(evaluation);
        if (result.isEmpty()) {
            suiting.forEach(metric ->
                    scores.add(Score.missing(evaluation.run(), label, metric.name(), "the evaluation is not done")));
            return new Measured(scores, values, Optional.empty());
        }
        var predictions = evaluations.predictions(result.get(), choice.needs());
        for (var metric : suiting) {
            var score = score(evaluation.run(), label, metric, predictions, condition);
            score.value().ifPresent(value -> values.put(metric.name(), value));
            scores.add(score);
        }
        return new Measured(
                scores, values, choice.joint().isEmpty() ? Optional.empty() : Optional.of(kept(predictions)));
    }

    /** Logits are many, so they are held no longer than joint measures need them. */
    private Predictions kept(Predictions predictions) {
        boolean logits = choice.joint().stream().anyMatch(measure -> measure.needs() == Need.LOGITS);
        return logits
                ? predictions
                : new Predictions(
                        predictions.labels(), predictions.predicted(), predictions.confidences(), Optional.empty());
    }

    private static Score score(String run, String label, Metric metric, Predictions predictions, Condition condition) {
        return predictions.has(metric.needs())
                ? Score.of(run, label, metric.name(), metric.of(predictions, condition))
                : Score.missing(run, label, metric.name(), lacks(metric.needs()));
    }

    private static String lacks(Need need) {
        return "the stored predictions lack " + need.words();
    }

    private List<Score> aggregated(String run, Map<String, Condition> conditions, Run measured, Reference reference) {
        var scores = new ArrayList<Score>();
        for (var aggregate : choice.aggregates()) {
            var own = scores(measured, aggregate.metric(), conditions);
            var others =
                    aggregate.relative() ? reference.scores(aggregate.metric(), own.asked()) : Scores.none(own.asked());
            var coverage = aggregate.coverage(own, others);
            if (coverage.there() > 0) {
                var score = aggregate
                        .of(own, others)
                        .map(value -> Score.of(run, null, aggregate.name(), value))
                        .orElseGet(() -> Score.missing(run, null, aggregate.name(), lacks(coverage)));
                scores.add(aggregate.relative() ? score.comparable(reference.scope()) : score);
            }
        }
        return scores;
    }

    private static String lacks(Aggregate.Coverage coverage) {
        return coverage.there() < coverage.needed()
                ? "it takes " + coverage.needed() + " values, and there are " + coverage.there()
                : "the reference has nothing to divide by";
    }

    private static Scores scores(Run run, String metric, Map<String, Condition> conditions) {
        var values = new LinkedHashMap<Condition, Double>();
        conditions.forEach(
                (label, condition) -> Optional.ofNullable(run.values().get(label))
                        .map(there -> there.get(metric))
                        .ifPresent(value -> values.put(condition, value)));
        return new Scores(List.copyOf(conditions.values()), values);
    }

    /** Empty where the conditions define no such number. */
    private Optional<Score> joint(
            String run, JointMeasure measure, Map<String, Condition> conditions, Map<String, Measured> measured) {
        var over = measure.over(conditions.values());
        if (over.isEmpty()) {
            return Optional.empty();
        }
        var predictions = new LinkedHashMap<Condition, Predictions>();
        for (var condition : over) {
            var label = conditions.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(condition))
                    .map(Map.Entry::getKey)
                    .findFirst();
            var there = label.map(measured::get).flatMap(Measured::kept);
            if (there.isEmpty()) {
                return Optional.of(
                        Score.missing(run, null, measure.name(), "there is no evaluation on " + condition.words()));
            }
            if (!there.get().has(measure.needs())) {
                return Optional.of(Score.missing(run, null, measure.name(), lacks(measure.needs())));
            }
            predictions.put(condition, there.get());
        }
        return Optional.of(measure.of(predictions)
                .map(value -> Score.of(run, null, measure.name(), value))
                .orElseGet(() -> Score.missing(run, null, measure.name(), "the predictions define none")));
    }
}
