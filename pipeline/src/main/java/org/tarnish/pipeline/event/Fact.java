package org.tarnish.pipeline.event;

import java.time.Instant;
import java.util.List;
import org.tarnish.experiment.plan.TaskKind;

/**
 * Something that happened, told on topic {@code facts} with the record's name as the CloudEvents type. Fields are only
 * ever added, and only optional ones; anything else is a new record.
 */
public sealed interface Fact {
    /** The experiment it happened in. */
    String experiment();

    /** Time of the event. */
    Instant at();

    /** A request was found good; its data set is being read. */
    record ExperimentAccepted(String experiment, Instant at, String name, String ingest) implements Fact {}

    /** A request was refused. */
    record ExperimentRejected(String experiment, Instant at, List<RequestError> errors) implements Fact {}

    /** An experiment's tasks are known. */
    record ExperimentPlanned(String experiment, Instant at, int tasks, int runs, int conditions) implements Fact {}

    /** A worker began a task. */
    record TaskStarted(String experiment, Instant at, String task, TaskKind kind, String worker, int attempt)
            implements Fact {}

    /** A data set was read and stored. */
    record DatasetIngested(String experiment, Instant at, String task, double seconds) implements Fact, TaskDone {}

    /** Shards were written. */
    record ShardsWritten(String experiment, Instant at, String task, double seconds) implements Fact, TaskDone {}

    /** A network was trained. */
    record ModelTrained(String experiment, Instant at, String task, double seconds) implements Fact, TaskDone {}

    /** A network was judged on a condition. */
    record ModelEvaluated(String experiment, Instant at, String task, double seconds) implements Fact, TaskDone {}

    /** Minimal images were found. */
    record MinimalImagesFound(String experiment, Instant at, String task, double seconds) implements Fact, TaskDone {}

    /** Two runs were compared. */
    record RunsCompared(String experiment, Instant at, String task, double seconds) implements Fact, TaskDone {}

    /** A task failed for good. */
    record TaskFailed(String experiment, Instant at, String task, TaskKind kind, String reason) implements Fact {}

    /** An experiment was called off. */
    record ExperimentCancelled(String experiment, Instant at) implements Fact {}

    /** An experiment cannot go on. */
    record ExperimentFailed(String experiment, Instant at, String reason) implements Fact {}

    /** An experiment ended and its report is in the object store. */
    record ReportPublished(String experiment, Instant at, String report) implements Fact {}

    /** A task whose artefact exists. */
    sealed interface TaskDone
            permits DatasetIngested, ShardsWritten, ModelTrained, ModelEvaluated, MinimalImagesFound, RunsCompared {
        String task();
    }

    /** The fact that a task of some kind is done. */
    static Fact done(String experiment, Instant at, String task, TaskKind kind, double seconds) {
        return switch (kind) {
            case INGEST -> new DatasetIngested(experiment, at, task, seconds);
            case SHARDS, IMAGESET -> new ShardsWritten(experiment, at, task, seconds);
            case TRAIN -> new ModelTrained(experiment, at, task, seconds);
            case EVALUATE -> new ModelEvaluated(experiment, at, task, seconds);
            case MINIMAL -> new MinimalImagesFound(experiment, at, task, seconds);
            case COMPARE -> new RunsCompared(experiment, at, task, seconds);
        };
    }
}
