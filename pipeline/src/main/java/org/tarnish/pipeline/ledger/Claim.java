package org.tarnish.pipeline.ledger;

/**
 * Who works on a task, renewed while they do.
 *
 * @param attempt number of attempts begun, this one included
 * @param finished whether the worker has let go of it
 */
public record Claim(String worker, int attempt, boolean finished) {}
