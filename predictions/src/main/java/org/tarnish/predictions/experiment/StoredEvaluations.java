package org.tarnish.predictions.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.aggregate.Reference;
import org.tarnish.evaluation.aggregate.Scores;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.predictions.file.StoredPredictions;

/** What an experiment's evaluations have left in the object store. Safe for concurrent use. */
public final class StoredEvaluations {
    private final Archive archive;
    private final StoredPredictions predictions;
    private final Plan plan;
    private final String experiment;
    private final Map<String, TaskSpec.Evaluate> specs;

    /**
     * @throws IllegalArgumentException if there is no such experiment, or it is not planned
     */
    public StoredEvaluations(ObjectStore store, Archive archive, String experiment) {
        this.archive = archive;
        this.experiment = experiment;
        this.predictions = new StoredPredictions(store);
        this.plan = archive.plan(experiment)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no experiment '" + experiment + "' with a plan: tarnish list shows those known."));
        this.specs = plan.tasks().stream()
                .filter(task -> task.spec() instanceof TaskSpec.Evaluate)
                .collect(Collectors.toMap(Task::id, task -> (TaskSpec.Evaluate) task.spec()));
    }

    /**
     * Whose values numbers such as mCE are relative to, as the request says.
     *
     * @param values of a run with some id those of a metric
     */
    Reference reference(BiFunction<String, String, Scores> values) {
        var record = archive.experiment(experiment)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no request of the experiment '" + experiment + "': tarnish list shows those known."));
        var dataset = archive.result(record.ingest().id(), DatasetManifest.class);
        var name = record.request().conditions().referenceName();
        return Reference.of(
                name, dataset.classes().size(), dataset.imageSize(), (metric, asked) -> values.apply(name, metric));
    }

    /** Ids of the runs, in their order. */
    public List<String> runs() {
        return plan.runs().stream().map(Plan.Run::id).toList();
    }

    /** All conditions that runs were to be evaluated on, by label, in their order. */
    public Map<String, Condition> conditions() {
        var conditions = new LinkedHashMap<>(plan.conditions());
        plan.evaluations()
                .forEach(evaluation -> conditions.putIfAbsent(
                        evaluation.condition(), specs.get(evaluation.task()).condition()));
        return conditions;
    }

    /** A run's evaluations, done or not, in the order of the plan. */
    public List<Plan.Evaluation> of(String run) {
        return plan.evaluations().stream()
                .filter(evaluation -> evaluation.run().equals(run))
                .toList();
    }

    /** What an evaluation's task is to do. */
    public TaskSpec.Evaluate spec(Plan.Evaluation evaluation) {
        return specs.get(evaluation.task());
    }

    /** What an evaluation has left, or empty while it is not done. */
    public Optional<EvaluationResult> result(Plan.Evaluation evaluation) {
        return archive.left(evaluation.task()).map(marker -> marker.result(EvaluationResult.class));
    }

    /** The predictions of an evaluation that is done, with what is needed of them as far as it is there. */
    public Predictions predictions(EvaluationResult result, Need need) {
        return predictions.of(result, need);
    }
}
