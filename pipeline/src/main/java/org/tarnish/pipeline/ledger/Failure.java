package org.tarnish.pipeline.ledger;

import java.time.Instant;

/**
 * A task that failed for good in one experiment.
 *
 * @param reason one sentence
 */
public record Failure(String task, String reason, int attempts, String worker, Instant at) {}
