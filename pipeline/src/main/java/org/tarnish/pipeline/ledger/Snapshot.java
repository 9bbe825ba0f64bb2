package org.tarnish.pipeline.ledger;

import java.util.List;
import org.tarnish.pipeline.event.Standing;

/**
 * What an owner leaves now and then of an experiment, so that its successor need not ask the store for each task.
 *
 * @param plan the {@link org.tarnish.experiment.plan.Plan#digest() digest} of the plan that the bits refer to
 * @param done a bit for each task of the plan, in its order, as of {@link java.util.BitSet#toByteArray()}
 * @param reused likewise, those of them that were executed for another experiment
 * @param standing how far the experiment was
 */
public record Snapshot(String plan, byte[] done, byte[] reused, List<Standing.Count> standing) {
    public Snapshot {
        standing = List.copyOf(standing);
    }
}
