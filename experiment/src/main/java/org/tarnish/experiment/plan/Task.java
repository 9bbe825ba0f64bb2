package org.tarnish.experiment.plan;

/**
 * A unit of work of an experiment.
 *
 * @param id the hash of its specification, see {@link TaskId}
 */
public record Task(String id, TaskSpec spec) {
    /** The task of a specification. */
    public static Task of(TaskSpec spec) {
        return new Task(TaskId.of(spec), spec);
    }
}
