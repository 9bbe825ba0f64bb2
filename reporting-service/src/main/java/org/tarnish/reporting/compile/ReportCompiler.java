package org.tarnish.reporting.compile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.aggregate.RelativeDrop;
import org.tarnish.evaluation.choice.MeasureChoice;
import org.tarnish.evaluation.statistics.Interval;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.ComparisonResult;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.DatasetReading;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.ImageSetResult;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.ModelResult;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.imaging.perturbation.Perturbations;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.report.Report;

/**
 * Computes a report from what the tasks of an experiment left. What failed or was skipped is missing from the tables and
 * named among the problems.
 */
final class ReportCompiler {
    private final ExperimentRecord experiment;
    private final Plan plan;
    private final DatasetManifest dataset;
    private final Endings endings;
    private final Map<String, Marker> markers;
    private final Map<String, Failure> failures;
    private final Function<EvaluationResult, Predictions> predictions;
    private final List<Report.Joint> joint;
    private final MeasureChoice choice;

    /**
     * @param dataset as the experiment's own ingest found it
     * @param markers of the tasks that are done and that reports show, by id
     * @param failures of the tasks that failed for good, by id
     * @param predictions what an evaluation has left, with confidences where it has them
     * @param joint the joint measures that the request asks for
     */
    ReportCompiler(
            ExperimentRecord experiment,
            Plan plan,
            DatasetManifest dataset,
            Endings endings,
            Map<String, Marker> markers,
            Map<String, Failure> failures,
            Function<EvaluationResult, Predictions> predictions,
            List<Report.Joint> joint) {
        this.experiment = experiment;
        this.plan = plan;
        this.dataset = dataset;
        this.endings = endings;
        this.markers = markers;
        this.failures = failures;
        this.predictions = predictions;
        this.joint = joint;
        this.choice = MeasureChoice.of(experiment.request().measures());
    }

    Report compile(Instant finished, Map<String, String> versions) {
        int reused = endings.reused().cardinality();
        var evaluations = evaluations();
        var dataset = dataset();
        var aggregates = new AggregateCompiler(
                plan.conditions(),
                plan.runs().stream().map(Plan.Run::id).toList(),
                evaluations,
                experiment.request().conditions().referenceName(),
                dataset);
        var across = new AcrossRunsCompiler(plan, evaluations);
        return new Report(
                experiment.id(),
                experiment.request().name(),
                experiment.submitted(),
                finished,
                experiment.request(),
                dataset,
                plan.conditions(),
                plan.curves(),
                runs(),
                evaluations,
                Comparisons.of(plan, task -> result(task, ComparisonResult.class)),
                entropies(),
                aggregates.corruptionErrors(),
                new EntropyComparisonCompiler(plan, markers).compile(),
                aggregates.aggregates().stream()
                        .filter(aggregate -> choice.has(aggregate.name()))
                        .toList(),
                diagrams(),
                across.robustness().orElse(null),
                across.ranking().orElse(null),
                new ForeignCompiler(plan, task -> result(task, EvaluationResult.class), predictions).compile(),
                joint,
                new Report.Tasks(
                        endings.done().cardinality() - reused,
                        reused,
                        endings.failed().cardinality(),
                        endings.skipped().cardinality()),
                new Problems(plan, failures).of(endings),
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
        var broken = new ArrayList<>(dataset.broken());
        int count = dataset.brokenCount();
        for (var set : imageSets()) {
            broken.addAll(set.broken());
            count += set.brokenCount();
        }
        return new Report.Dataset(
                dataset.id(),
                dataset.location(),
                dataset.imageSize(),
                dataset.classes(),
                images,
                broken,
                count,
                reading());
    }

    /** With what was ignored in image sets besides. */
    private DatasetReading reading() {
        var own = dataset.reading();
        var ignored = new ArrayList<>(own.ignored());
        imageSets().forEach(set -> ignored.addAll(set.reading().ignored()));
        return new DatasetReading(own.layout(), own.made(), ignored);
    }

    private List<ImageSetResult> imageSets() {
        return plan.tasks().stream()
                .filter(task -> task.spec() instanceof TaskSpec.ImageSet)
                .map(task -> result(task.id(), ImageSetResult.class))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Report.Run> runs() {
        var runs = new ArrayList<Report.Run>();
        for (var run : plan.runs()) {
            if (run.isGiven()) {
                result(run.task(), ModelResult.class).ifPresent(model -> runs.add(given(run, model)));
                continue;
            }
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

    private static Report.Run given(Plan.Run run, ModelResult model) {
        return new Report.Run(
                run.id(),
                run.architecture(),
                run.initialization(),
                run.trainable(),
                run.methodology(),
                run.seed(),
                model.parameters(),
                0,
                0,
                null,
                List.of(),
                model.device(),
                model.threads(),
                model.sha256(),
                new WeightsOrigin(given(model), model.sha256(), null),
                null);
    }

    /** A given model in words: what made it, and how images become its input. */
    private static String given(ModelResult model) {
        return "an ONNX model" + (model.producer().isEmpty() ? "" : " made by " + model.producer()) + ", opset "
                + model.opset() + ", which takes "
                + (model.side() == 0 ? "images of any side" : "images of " + model.side() + " pixels a side") + " as "
                + model.input().sentence() + ", and gives "
                + model.output().label();
    }

    private List<Report.Evaluation> evaluations() {
        var clean = new LinkedHashMap<String, Double>();
        for (var evaluation : plan.evaluations()) {
            if (evaluation.condition().equals(Condition.CLEAN)) {
                result(evaluation.task(), EvaluationResult.class)
                        .ifPresent(result -> clean.put(evaluation.run(), result.accuracy()));
            }
        }
        var evaluations = new ArrayList<Report.Evaluation>();
        for (var evaluation : plan.evaluations()) {
            // Of images of no class none is right, and nothing but their confidences says anything.
            if (plan.conditions().get(evaluation.condition()) instanceof Condition.Foreign) {
                continue;
            }
            result(evaluation.task(), EvaluationResult.class)
                    .ifPresent(result -> evaluations.add(evaluation(evaluation, result, clean.get(evaluation.run()))));
        }
        return evaluations;
    }

    private Report.Evaluation evaluation(Plan.Evaluation evaluation, EvaluationResult result, Double clean) {
        var interval = Interval.wilson(result.correct(), result.total());
        var condition = plan.conditions().get(evaluation.condition());
        boolean comparable = clean != null
                && clean > 0
                && !evaluation.condition().equals(Condition.CLEAN)
                && isComparable(condition);
        Integer frames = condition instanceof Condition.Perturbed perturbed
                ? Perturbations.named(perturbed.perturbation()).frames(perturbed.table())
                : null;
        return new Report.Evaluation(
                evaluation.run(),
                evaluation.condition(),
                result.correct(),
                result.total(),
                interval.low(),
                interval.high(),
                comparable ? RelativeDrop.of(clean, result.accuracy()) : null,
                frames == null ? null : Integer.valueOf(result.total() / frames),
                frames,
                shown(result.metrics()));
    }

    private List<Report.Diagram> diagrams() {
        var diagrams = new ArrayList<Report.Diagram>();
        for (var evaluation : plan.evaluations()) {
            result(evaluation.task(), EvaluationResult.class)
                    .map(EvaluationResult::diagrams)
                    .ifPresent(
                            drawn -> diagrams.add(Report.Diagram.of(evaluation.run(), evaluation.condition(), drawn)));
        }
        return diagrams;
    }

    /** Of the metrics that an evaluation has left those that the request asks for. */
    private Map<String, Double> shown(Map<String, Double> metrics) {
        if (experiment.request().measures().isEmpty()) {
            return metrics;
        }
        var shown = new LinkedHashMap<>(metrics);
        shown.keySet().removeIf(name -> !choice.has(name));
        return shown;
    }

    /** Whether a condition's accuracy says something beside the accuracy on clean images. */
    private static boolean isComparable(Condition condition) {
        return switch (condition.family()) {
            case CLEAN, CORRUPTION, REDUCTION, IMPORTED -> true;
            // Minimal images are few, and right by construction for whom they were searched for. Frames are more images
            // than the clean ones, and not the same.
            case MINIMAL, PERTURBATION, FOREIGN -> false;
        };
    }

    private List<Report.Entropy> entropies() {
        var entropies = new ArrayList<Report.Entropy>();
        var asked = experiment.request().conditions().minimalImages();
        for (var search : plan.minimalSearches()) {
            var parts = search.tasks().stream()
                    .map(task -> result(task, MinimalImagesResult.class))
                    .flatMap(Optional::stream)
                    .toList();
            if (parts.size() == search.tasks().size()) {
                entropies.add(Entropies.of(search, asked.measure(), parts));
            }
        }
        return entropies;
    }
}
