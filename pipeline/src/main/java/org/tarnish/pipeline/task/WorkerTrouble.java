package org.tarnish.pipeline.task;

/**
 * Something is wrong with this worker and not with its task, such as a full disk: the task is given back uncounted, and
 * the worker takes no more until it is well. The message is one sentence that says what to do.
 */
public final class WorkerTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorkerTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
