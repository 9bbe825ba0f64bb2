package org.tarnish.pipeline.event;

import java.time.Instant;
import java.util.List;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.request.RequestError;

/**
 * Something that happened, told on topic {@code facts} by the owner of its experiment, with the record's name as the
 * CloudEvents type. A fact may be told more than once, and then says the same. Fields are only ever added, and only
 * optional ones; anything else is a new record.
 */
public sealed interface Fact {
    /** The experiment it happened in. */
    String experiment();

    /** Time of the event. */
    Instant at();

    /** A request was found good; its data set is being read. */
    record ExperimentAccepted(String experiment, Instant at, String name, String ingest) implements Fact {}

    /** A request was refused. */
    record ExperimentRejected(String experiment, Instant at, String name, List<RequestError> errors) implements Fact {}

    /** An experiment's tasks are known. */
    record ExperimentPlanned(String experiment, Instant at, int tasks, int runs, int conditions) implements Fact {}

    /**
     * A task's artefact exists.
     *
     * @param seconds wall time of the attempt that succeeded
     * @param reused whether it was executed for another experiment
     */
    record TaskDone(String experiment, Instant at, String task, TaskKind kind, double seconds, boolean reused)
            implements Fact {}

    /** A task failed for good. */
    record TaskFailed(String experiment, Instant at, String task, TaskKind kind, String reason) implements Fact {}

    /** An experiment was called off. */
    record ExperimentCancelled(String experiment, Instant at) implements Fact {}

    /** An experiment cannot go on. */
    record ExperimentFailed(String experiment, Instant at, String reason) implements Fact {}

    /** An experiment ended and its report is in the object store. */
    record ReportPublished(String experiment, Instant at, String report) implements Fact {}
}
