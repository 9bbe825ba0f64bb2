package org.tarnish.pipeline.task;

/** A task stopped because nobody wants it any more, or because its worker is stopping. */
public final class TaskCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TaskCancelled() {
        super("the task was cancelled");
    }
}
