package org.tarnish.reporting.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.Report;
import org.tarnish.experiment.statistics.CorruptionErrors;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.pipeline.ledger.Marker;

/** What the errors of each run on corrupted images come to. */
final class CorruptionErrorCompiler {
    private final Plan plan;
    private final Map<String, Marker> markers;
    private final Map<String, Double> clean = new HashMap<>();
    private final Map<String, SeverityTable> tables = new HashMap<>();
    private final Map<String, Map<String, Map<Integer, Double>>> errors = new HashMap<>();

    /**
     * @param markers of the tasks that are done, by id
     */
    CorruptionErrorCompiler(Plan plan, Map<String, Marker> markers) {
        this.plan = plan;
        this.markers = markers;
    }

    /** One entry for each run that was judged on a corruption, in the plan's order. */
    List<Report.CorruptionErrors> compile() {
        for (var evaluation : plan.evaluations()) {
            var marker = markers.get(evaluation.task());
            if (marker != null) {
                add(
                        evaluation.run(),
                        plan.conditions().get(evaluation.condition()),
                        marker.result(EvaluationResult.class));
            }
        }
        return plan.runs().stream()
                .map(Plan.Run::id)
                .filter(errors::containsKey)
                .map(this::of)
                .toList();
    }

    private void add(String run, Condition condition, EvaluationResult result) {
        double error = (double) (result.total() - result.correct()) / result.total();
        if (condition instanceof Condition.Clean) {
            clean.put(run, error);
        } else if (condition instanceof Condition.Corrupted corrupted) {
            tables.put(run, corrupted.table());
            errors.computeIfAbsent(run, key -> new TreeMap<>())
                    .computeIfAbsent(corrupted.corruption(), key -> new TreeMap<>())
                    .put(corrupted.severity(), error);
        }
    }

    private Report.CorruptionErrors of(String run) {
        var all = new CorruptionErrors(errors.get(run));
        var severities = new TreeSet<Integer>();
        errors.get(run).values().forEach(bySeverity -> severities.addAll(bySeverity.keySet()));
        // AlexNet's errors are those on ImageNet-C; with CIFAR's constants the ratio would mean nothing.
        boolean comparable = tables.get(run) == SeverityTable.IMAGENET;
        return new Report.CorruptionErrors(
                run,
                tables.get(run).name().toLowerCase(Locale.ROOT),
                List.copyOf(severities),
                all.main(),
                all.extra(),
                all.missing(),
                all.mean().orElse(null),
                all.meanBySeverity(),
                all.extraMean().orElse(null),
                comparable ? all.mce().orElse(null) : null,
                comparable && clean.containsKey(run)
                        ? all.relativeMce(clean.get(run)).orElse(null)
                        : null);
    }
}
