package org.tarnish.pipeline.fake;

import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;

/** Tasks for tests of queues, which do not look into them. */
public final class Tasks {
    private Tasks() {}

    /** A task of this id. */
    public static Task named(String id) {
        return new Task(id, new TaskSpec.Compare("evaluate-1", "evaluate-0"));
    }
}
