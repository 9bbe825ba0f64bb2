package org.tarnish.pipeline.task;

import org.tarnish.experiment.plan.Task;

/** Does one kind of task: the part of a worker that differs between services. */
@FunctionalInterface
public interface TaskWork {
    /**
     * Does a task and returns its result record, whose artefacts are in the object store by then.
     *
     * @throws PermanentFailure if no further attempt could succeed
     * @throws TaskCancelled if {@link TaskContext#cancelled()} turned true
     */
    Object run(Task task, TaskContext context);
}
