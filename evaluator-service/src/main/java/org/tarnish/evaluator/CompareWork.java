package org.tarnish.evaluator;

import java.util.Arrays;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.pair.PairMeasures;
import org.tarnish.evaluation.significance.McNemar;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.ComparisonResult;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.pipeline.task.TaskWork;
import org.tarnish.predictions.file.StoredPredictions;

/** Compares a run's stored predictions with its baseline's; needs no network. */
final class CompareWork implements TaskWork {
    private final Archive archive;
    private final StoredPredictions predictions;

    CompareWork(Archive archive, ObjectStore store) {
        this.archive = archive;
        this.predictions = new StoredPredictions(store);
    }

    @Override
    public ComparisonResult run(Task task, TaskContext context) {
        var spec = (TaskSpec.Compare) task.spec();
        var run = predictions(spec.evaluation());
        var baseline = predictions(spec.baseline());
        if (!Arrays.equals(run.labels(), baseline.labels())) {
            throw new IllegalStateException(
                    "the evaluations " + spec.evaluation() + " and " + spec.baseline() + " are of different images");
        }
        return McNemar.test(run.labels(), baseline.predicted(), run.predicted()).with(PairMeasures.of(baseline, run));
    }

    private Predictions predictions(String evaluation) {
        return predictions.of(archive.result(evaluation, EvaluationResult.class), Need.CLASSES);
    }
}
