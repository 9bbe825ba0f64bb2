package org.tarnish.reporting.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tarnish.evaluation.aggregate.Aggregate;
import org.tarnish.evaluation.aggregate.Aggregates;
import org.tarnish.evaluation.aggregate.CorruptionErrors;
import org.tarnish.evaluation.aggregate.ExtraCorruptionError;
import org.tarnish.evaluation.aggregate.Mce;
import org.tarnish.evaluation.aggregate.MeanCorruptionError;
import org.tarnish.evaluation.aggregate.Reference;
import org.tarnish.evaluation.aggregate.RelativeMce;
import org.tarnish.evaluation.aggregate.Scores;
import org.tarnish.evaluation.metric.Accuracy;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.report.Report;

/** What the values of each run come to over its conditions. */
final class AggregateCompiler {
    private final Map<String, Condition> conditions;
    private final Map<String, List<Report.Evaluation>> evaluations = new LinkedHashMap<>();
    private final Reference reference;

    /**
     * @param conditions of the report, by label
     * @param runs ids in the order of the report
     * @param reference the run that relative numbers are relative to, or {@value Conditions#ALEXNET}
     */
    AggregateCompiler(
            Map<String, Condition> conditions,
            List<String> runs,
            List<Report.Evaluation> evaluations,
            String reference,
            Report.Dataset dataset) {
        this.conditions = conditions;
        this.reference = Reference.of(
                reference, dataset.classes().size(), dataset.imageSize(), (metric, asked) -> scores(reference, metric));
        runs.forEach(run -> this.evaluations.put(run, new ArrayList<>()));
        evaluations.forEach(e -> this.evaluations
                .computeIfAbsent(e.run(), run -> new ArrayList<>())
                .add(e));
    }

    /** Every aggregate of every run of which at least one value is there. */
    List<Report.Aggregated> aggregates() {
        var aggregates = new ArrayList<Report.Aggregated>();
        for (var run : evaluations.keySet()) {
            for (var aggregate : Aggregates.all()) {
                var scores = scores(run, aggregate.metric());
                var others = reference(aggregate.metric());
                var coverage = aggregate.coverage(scores, others);
                if (coverage.there() > 0) {
                    aggregates.add(new Report.Aggregated(
                            run,
                            aggregate.name(),
                            aggregate.metric(),
                            aggregate.of(scores, others).orElse(null),
                            coverage.there(),
                            coverage.needed(),
                            aggregate.relative() ? reference.name() : null,
                            aggregate.relative() ? reference.scope() : null));
                }
            }
        }
        return aggregates;
    }

    /** One entry for each run that was evaluated on a corruption. */
    List<Report.CorruptionErrors> corruptionErrors() {
        return evaluations.keySet().stream()
                .map(run -> corruptionErrors(run, scores(run, Accuracy.NAME)))
                .filter(errors -> !errors.severities().isEmpty())
                .toList();
    }

    private Report.CorruptionErrors corruptionErrors(String run, Scores scores) {
        var errors = CorruptionErrors.of(scores);
        return new Report.CorruptionErrors(
                run,
                errors.tables().stream()
                        .map(table -> table.name().toLowerCase(Locale.ROOT))
                        .findFirst()
                        .orElse(null),
                errors.severities(),
                errors.main(),
                errors.extra(),
                errors.missing(),
                value(new MeanCorruptionError(), scores),
                errors.meanBySeverity(),
                value(new ExtraCorruptionError(), scores),
                value(new Mce(), scores),
                value(new RelativeMce(), scores),
                reference.name(),
                reference.scope());
    }

    private Double value(Aggregate aggregate, Scores scores) {
        return aggregate.of(scores, reference(aggregate.metric())).orElse(null);
    }

    private Scores reference(String metric) {
        return reference.scores(metric, List.copyOf(conditions.values()));
    }

    private Scores scores(String run, String metric) {
        var values = new LinkedHashMap<Condition, Double>();
        for (var evaluation : evaluations.getOrDefault(run, List.of())) {
            var value = evaluation.metric(metric);
            if (value != null) {
                values.put(conditions.get(evaluation.condition()), value);
            }
        }
        return new Scores(List.copyOf(conditions.values()), values);
    }
}
