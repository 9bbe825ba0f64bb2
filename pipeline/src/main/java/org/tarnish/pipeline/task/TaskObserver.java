package org.tarnish.pipeline.task;

import org.tarnish.experiment.plan.TaskKind;

/** Told of tasks as they run, for metrics. */
public interface TaskObserver {
    void started(TaskKind kind);

    /**
     * @param outcome done, failed, retried or cancelled
     */
    void ended(TaskKind kind, String outcome, double seconds);
}
