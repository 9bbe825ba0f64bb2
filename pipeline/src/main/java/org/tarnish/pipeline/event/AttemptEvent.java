package org.tarnish.pipeline.event;

import java.time.Instant;
import org.tarnish.experiment.plan.TaskKind;

/** What a worker says of its attempt at a task, on topic {@code outcomes}: for the owner of the experiments. */
public sealed interface AttemptEvent {
    /** Id of the task. */
    String task();

    /** The experiment on whose behalf it is attempted. */
    String experiment();

    Instant at();

    /**
     * A worker has been on a task for a while, so that its job waits no longer. Attempts that end at once do not say it.
     *
     * @param attempt number of the attempt, from 1
     */
    record AttemptStarted(String task, String experiment, Instant at, TaskKind kind, String worker, int attempt)
            implements AttemptEvent {}

    /**
     * An attempt has ended. Told again whenever the task's job is delivered again.
     *
     * @param experiment for {@link Ending#DONE} the experiment that the task was executed for
     * @param reason what went wrong in one sentence; null if it is done or dropped
     * @param failures unforeseen errors, or deaths of workers, in a row without progress; 0 if it is done
     * @param seconds wall time of the attempt
     */
    record AttemptEnded(
            String task,
            String experiment,
            Instant at,
            String worker,
            int attempt,
            Ending ending,
            String reason,
            int failures,
            double seconds)
            implements AttemptEvent {}

    /** How an attempt ends. What is neither the task's doing nor unforeseen is not told: the job is given back. */
    enum Ending {
        /** The task's marker exists. */
        DONE,
        /** No further attempt could succeed. */
        FAILED,
        /** It threw what nobody foresaw; another attempt may succeed. */
        UNFORESEEN,
        /** Its experiment no longer stands. */
        DROPPED
    }
}
