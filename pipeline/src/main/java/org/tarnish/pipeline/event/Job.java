package org.tarnish.pipeline.event;

/**
 * A message that asks for work; well under a kilobyte.
 *
 * @param experiment the experiment on whose behalf it was published
 * @param task id of the task, or null for an experiment's report
 */
public record Job(String experiment, String task) {}
