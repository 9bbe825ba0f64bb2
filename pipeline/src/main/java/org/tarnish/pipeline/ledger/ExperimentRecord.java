package org.tarnish.pipeline.ledger;

import java.time.Instant;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.request.ExperimentRequest;

/**
 * An accepted experiment.
 *
 * @param ingest the task that reads its data set; the plan is made when that is done
 */
public record ExperimentRecord(String id, Instant submitted, ExperimentRequest request, Task ingest) {}
