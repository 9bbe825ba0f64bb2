package org.tarnish.report.section;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.evaluation.metric.Accuracy;
import org.tarnish.evaluation.metric.Loss;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.AskedConditions;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.report.Report;

/** Makes reports whose conditions follow from the request and from what the evaluations name. */
public final class Reported {
    private Reported() {}

    /** A run on a condition of single images. */
    public static Report.Evaluation evaluation(
            String run,
            String condition,
            int correct,
            int total,
            double accuracy,
            double loss,
            double low,
            double high,
            Double relativeDrop) {
        return new Report.Evaluation(
                run,
                condition,
                correct,
                total,
                low,
                high,
                relativeDrop,
                null,
                null,
                Map.of(Accuracy.NAME, accuracy, Loss.NAME, loss));
    }

    /** A comparison of which nothing but McNemar's test is known. */
    public static Report.Comparison comparison(
            String run,
            String baseline,
            String condition,
            int b,
            int c,
            double chi2,
            double p,
            double exactP,
            double holmP,
            String stars) {
        return new Report.Comparison(run, baseline, condition, b, c, chi2, p, exactP, holmP, holmP, stars, Map.of());
    }

    /** The same report with these numbers over runs and these comparisons. */
    static Report with(
            Report report, Report.Robustness robustness, Report.Ranking ranking, List<Report.Comparison> comparisons) {
        return new Report(
                report.experiment(),
                report.name(),
                report.submitted(),
                report.finished(),
                report.request(),
                report.dataset(),
                report.conditions(),
                report.curves(),
                report.runs(),
                report.evaluations(),
                comparisons,
                report.entropy(),
                report.corruptionErrors(),
                report.entropyComparisons(),
                report.aggregates(),
                report.diagrams(),
                robustness,
                ranking,
                report.foreign(),
                report.joint(),
                report.tasks(),
                report.problems(),
                report.versions());
    }

    /** The same report of a request that asks for these measures. */
    static Report asking(Report report, List<String> measures) {
        var asked = report.request();
        var request = new ExperimentRequest(
                asked.name(),
                asked.dataset(),
                asked.imageSize(),
                asked.architectures(),
                asked.initializations(),
                asked.training(),
                asked.methodologies(),
                asked.conditions(),
                asked.seeds(),
                asked.curves(),
                asked.rehearsal(),
                asked.models(),
                measures,
                null);
        return new Report(
                report.experiment(),
                report.name(),
                report.submitted(),
                report.finished(),
                request,
                report.dataset(),
                report.conditions(),
                report.curves(),
                report.runs(),
                report.evaluations(),
                report.comparisons(),
                report.entropy(),
                report.corruptionErrors(),
                report.entropyComparisons(),
                report.aggregates(),
                report.diagrams(),
                report.robustness(),
                report.ranking(),
                report.foreign(),
                report.joint(),
                report.tasks(),
                report.problems(),
                report.versions());
    }

    /** Without corruption errors and comparisons of entropies. */
    public static Report report(
            String experiment,
            String name,
            Instant submitted,
            Instant finished,
            ExperimentRequest request,
            Report.Dataset dataset,
            List<Report.Run> runs,
            List<Report.Evaluation> evaluations,
            List<Report.Comparison> comparisons,
            List<Report.Entropy> entropy,
            Report.Tasks tasks,
            List<Report.Problem> problems,
            Map<String, String> versions) {
        return report(
                experiment,
                name,
                submitted,
                finished,
                request,
                dataset,
                runs,
                evaluations,
                comparisons,
                entropy,
                List.of(),
                List.of(),
                List.of(),
                tasks,
                problems,
                versions);
    }

    public static Report report(
            String experiment,
            String name,
            Instant submitted,
            Instant finished,
            ExperimentRequest request,
            Report.Dataset dataset,
            List<Report.Run> runs,
            List<Report.Evaluation> evaluations,
            List<Report.Comparison> comparisons,
            List<Report.Entropy> entropy,
            List<Report.CorruptionErrors> corruptionErrors,
            List<Report.EntropyComparison> entropyComparisons,
            List<Report.Aggregated> aggregates,
            Report.Tasks tasks,
            List<Report.Problem> problems,
            Map<String, String> versions) {
        var known = known();
        var conditions = new LinkedHashMap<>(new AskedConditions(request).conditions(1_000));
        for (var evaluation : evaluations) {
            var label = evaluation.condition();
            conditions.computeIfAbsent(label, other -> known.getOrDefault(other, new Condition.Imported(other)));
        }
        var curves = new LinkedHashMap<String, Condition>();
        runs.stream()
                .flatMap(run -> run.epochs().stream())
                .flatMap(epoch -> epoch.curves().keySet().stream())
                .forEach(label -> curves.put(label, known.getOrDefault(label, new Condition.Imported(label))));
        return new Report(
                experiment,
                name,
                submitted,
                finished,
                request,
                dataset,
                conditions,
                curves,
                runs,
                evaluations,
                comparisons,
                entropy,
                corruptionErrors,
                entropyComparisons,
                aggregates,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                tasks,
                problems,
                versions);
    }

    /** The conditions that samples name, by label. */
    private static Map<String, Condition> known() {
        var known = new LinkedHashMap<String, Condition>();
        add(known, new Condition.Clean());
        for (var name : Corruptions.names()) {
            for (int severity = 1; severity <= 5; severity++) {
                add(known, new Condition.Corrupted(name, severity, SeverityTable.CIFAR, 0));
            }
        }
        for (var name : Reductions.names()) {
            add(known, new Condition.Minimal(name));
            for (var quality : List.of(0.25, 0.5, 0.75, 1.0)) {
                add(known, new Condition.Reduced(name, quality));
            }
        }
        return known;
    }

    private static void add(Map<String, Condition> known, Condition condition) {
        known.put(condition.label(), condition);
    }
}
