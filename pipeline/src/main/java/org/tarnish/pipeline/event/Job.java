package org.tarnish.pipeline.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;

/**
 * A message that asks for work: all that a worker must know of it.
 *
 * @param experiment the experiment on whose behalf it is published
 * @param next what whoever does it will probably be asked for then, so that it can have at hand what that reads; a guess,
 *     and no job. Null if there is none
 */
public record Job(String experiment, Task task, @JsonInclude(JsonInclude.Include.NON_NULL) TaskSpec next) {
    /** Without a guess at what follows. */
    public Job(String experiment, Task task) {
        this(experiment, task, null);
    }
}
