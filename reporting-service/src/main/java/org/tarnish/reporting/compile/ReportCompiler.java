package org.tarnish.reporting.compile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Progress;
import org.tarnish.experiment.plan.Split;
import org.tarnish.experiment.result.ComparisonResult;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.Report;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.experiment.statistics.Distribution;
import org.tarnish.experiment.statistics.Holm;
import org.tarnish.experiment.statistics.Interval;
import org.tarnish.experiment.statistics.McNemar;
import org.tarnish.pipeline.ledger.Experiment;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.Marker;

/**
 * Computes a report from what the tasks of an experiment left. What failed or was skipped is missing from the tables and
 * named among the problems.
 */
final class ReportCompiler {
    private static final String CLEAN = "clean";

    private final Experiment experiment;
    private final Plan plan;
    private final DatasetManifest dataset;
    private final Map<String, Marker> markers;
    private final Map<String, Failure> failures;

    /**
     * @param markers of the tasks that are done, by id
     * @param failures of the tasks that failed for good, by id
     */
    ReportCompiler(
            Experiment experiment,
            DatasetManifest dataset,
            Map<String, Marker> markers,
            Map<String, Failure> failures) {
        this.experiment = experiment;
        this.plan = experiment.plan().orElseThrow();
        this.dataset = dataset;
        this.markers = markers;
        this.failures = failures;
    }

    Report compile(Instant finished, Map<String, String> versions) {
        var progress = Progress.of(plan, markers::containsKey, failures.keySet());
        int executed = (int) progress.done().stream()
                .filter(task -> markers.get(task).experiment().equals(experiment.id()))
                .count();
        return new Report(
                experiment.id(),
                experiment.record().request().name(),
                experiment.record().submitted(),
                finished,
                experiment.record().request(),
                dataset(),
                runs(),
                evaluations(),
                comparisons(),
                entropies(),
                new Report.Tasks(
                        executed,
                        progress.done().size() - executed,
                        progress.failed().size(),
                        progress.skipped().size()),
                problems(progress),
                versions);
    }

    private <T> Optional<T> result(String task, Class<T> type) {
        return Optional.ofNullable(markers.get(task)).map(marker -> marker.result(type));
    }

    private Report.Dataset dataset() {
        var images = new TreeMap<String, Integer>();
        for (var split : Split.values()) {
            images.put(split.label(), dataset.count(split));
        }
        return new Report.Dataset(
                dataset.id(),
                dataset.location(),
                dataset.imageSize(),
                dataset.classes(),
                images,
                dataset.broken(),
                dataset.brokenCount());
    }

    private List<Report.Run> runs() {
        var runs = new ArrayList<Report.Run>();
        for (var run : plan.runs()) {
            result(run.task(), TrainingResult.class)
                    .ifPresent(trained -> runs.add(new Report.Run(
                            run.id(),
                            run.architecture(),
                            run.initialization(),
                            run.trainable(),
                            run.methodology(),
                            run.seed(),
                            trained.parameters(),
                            trained.macs(),
                            trained.bestEpoch(),
                            trained.bestAccuracy(),
                            trained.epochs(),
                            trained.device(),
                            trained.threads(),
                            trained.modelSha256(),
                            trained.origin(),
                            trained.resources())));
        }
        return runs;
    }

    private List<Report.Evaluation> evaluations() {
        var clean = new LinkedHashMap<String, Double>();
        for (var evaluation : plan.evaluations()) {
            if (evaluation.condition().equals(CLEAN)) {
                result(evaluation.task(), EvaluationResult.class)
                        .ifPresent(result -> clean.put(evaluation.run(), result.accuracy()));
            }
        }
        var evaluations = new ArrayList<Report.Evaluation>();
        for (var evaluation : plan.evaluations()) {
            result(evaluation.task(), EvaluationResult.class)
                    .ifPresent(result -> evaluations.add(evaluation(evaluation, result, clean.get(evaluation.run()))));
        }
        return evaluations;
    }

    private static Report.Evaluation evaluation(Plan.Evaluation evaluation, EvaluationResult result, Double clean) {
        var interval = Interval.wilson(result.correct(), result.total());
        boolean comparable =
                clean != null && clean > 0 && !evaluation.condition().equals(CLEAN);
        return new Report.Evaluation(
                evaluation.run(),
                evaluation.condition(),
                result.correct(),
                result.total(),
                result.accuracy(),
                result.loss(),
                interval.low(),
                interval.high(),
                comparable ? (clean - result.accuracy()) / clean : null);
    }

    private List<Report.Comparison> comparisons() {
        var families = new LinkedHashMap<String, List<Plan.Comparison>>();
        for (var comparison : plan.comparisons()) {
            if (markers.containsKey(comparison.task())) {
                families.computeIfAbsent(
                                comparison.baseline() + "\n" + comparison.condition(), key -> new ArrayList<>())
                        .add(comparison);
            }
        }
        var comparisons = new ArrayList<Report.Comparison>();
        for (var family : families.values()) {
            var results = family.stream()
                    .map(comparison ->
                            result(comparison.task(), ComparisonResult.class).orElseThrow())
                    .toList();
            var holm = Holm.adjust(
                    results.stream().mapToDouble(ComparisonResult::p).toArray());
            for (int i = 0; i < family.size(); i++) {
                var comparison = family.get(i);
                var result = results.get(i);
                comparisons.add(new Report.Comparison(
                        comparison.run(),
                        comparison.baseline(),
                        comparison.condition(),
                        result.b(),
                        result.c(),
                        result.chi2(),
                        result.p(),
                        result.exactP(),
                        holm[i],
                        McNemar.stars(result.p())));
            }
        }
        return comparisons;
    }

    private List<Report.Entropy> entropies() {
        var entropies = new ArrayList<Report.Entropy>();
        for (var search : plan.minimalSearches()) {
            var parts = search.tasks().stream()
                    .map(task -> result(task, MinimalImagesResult.class))
                    .flatMap(Optional::stream)
                    .toList();
            if (parts.size() == search.tasks().size()) {
                entropies.add(entropy(search, parts));
            }
        }
        return entropies;
    }

    private static Report.Entropy entropy(Plan.MinimalSearch search, List<MinimalImagesResult> parts) {
        var ratios = parts.stream()
                .flatMap(part -> part.images().stream())
                .map(MinimalImagesResult.Minimal::ratio)
                .toList();
        int unsolved = parts.stream().mapToInt(MinimalImagesResult::unsolved).sum();
        int images = ratios.size() + unsolved;
        if (ratios.isEmpty()) {
            return new Report.Entropy(
                    search.run(),
                    search.kind(),
                    images,
                    unsolved,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    ratios);
        }
        var values = ratios.stream().mapToDouble(Double::doubleValue).toArray();
        var distribution = Distribution.of(values);
        var interval = Interval.bootstrapMean(values);
        return new Report.Entropy(
                search.run(),
                search.kind(),
                images,
                unsolved,
                distribution.mean(),
                distribution.quantile(0.5),
                distribution.quantile(0.25),
                distribution.quantile(0.75),
                interval.low(),
                interval.high(),
                distribution.min(),
                distribution.max(),
                ratios);
    }

    private List<Report.Problem> problems(Progress progress) {
        var purposes = purposes();
        var problems = new ArrayList<Report.Problem>();
        for (var task : plan.tasks()) {
            var what = purposes.getOrDefault(task.id(), task.id());
            if (progress.failed().contains(task.id())) {
                problems.add(new Report.Problem(
                        task.id(), "failed", what, failures.get(task.id()).reason()));
            } else if (progress.skipped().contains(task.id())) {
                problems.add(new Report.Problem(task.id(), "skipped", what, "something that it needs failed"));
            }
        }
        return problems;
    }

    /** What each task was for, in the words of the report. */
    private Map<String, String> purposes() {
        var purposes = new LinkedHashMap<String, String>();
        plan.runs().forEach(run -> purposes.put(run.task(), "training " + run.id()));
        put(purposes, plan.evaluations(), Plan.Evaluation::task, e -> e.run() + " on " + e.condition());
        for (var search : plan.minimalSearches()) {
            search.tasks()
                    .forEach(task -> purposes.put(task, "minimal " + search.kind() + " images of " + search.run()));
        }
        put(
                purposes,
                plan.comparisons(),
                Plan.Comparison::task,
                c -> c.run() + " against the baseline on " + c.condition());
        return purposes;
    }

    private static <T> void put(
            Map<String, String> purposes, List<T> items, Function<T, String> task, Function<T, String> purpose) {
        items.forEach(item -> purposes.put(task.apply(item), purpose.apply(item)));
    }
}
