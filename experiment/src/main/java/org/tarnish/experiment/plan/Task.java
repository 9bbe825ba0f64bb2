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

    /** The task of a specification that reads the tasks of groups that are known. */
    static Task of(TaskSpec spec, TaskGroups groups) {
        return new Task(TaskId.of(spec, groups), spec);
    }
}
