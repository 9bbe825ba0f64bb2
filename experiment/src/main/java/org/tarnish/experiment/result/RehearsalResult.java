package org.tarnish.experiment.result;

/**
 * What a task leaves that does nothing.
 *
 * @param number its number among the rehearsal's tasks
 */
public record RehearsalResult(int number) {}
