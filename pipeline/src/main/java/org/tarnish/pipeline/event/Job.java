package org.tarnish.pipeline.event;

import org.tarnish.experiment.plan.Task;

/**
 * A message that asks for work: all that a worker must know of it.
 *
 * @param experiment the experiment on whose behalf it is published
 */
public record Job(String experiment, Task task) {}
