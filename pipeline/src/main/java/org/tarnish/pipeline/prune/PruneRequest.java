package org.tarnish.pipeline.prune;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.tarnish.pipeline.ledger.ExperimentOutcome;

/**
 * What to remove besides what no finished task needs any more. Experiments that are not named are taken if they meet every
 * condition that is given; without one, none is.
 *
 * @param ids experiments to remove
 * @param olderThan removes experiments that ended before; null for no such condition
 * @param states removes experiments that ended so; empty for no such condition
 * @param unreferenced whether to remove artefacts that no experiment refers to that is left
 * @param grace time for which knowledge of an artefact may be acted upon, see {@link Pruning}; at least an hour
 */
public record PruneRequest(
        List<String> ids,
        Duration olderThan,
        Set<ExperimentOutcome.State> states,
        boolean unreferenced,
        Duration grace) {
    public static final Duration DEFAULT_GRACE = Duration.ofDays(1);
    public static final Duration LEAST_GRACE = Duration.ofHours(1);

    public PruneRequest {
        ids = List.copyOf(ids);
        states = Set.copyOf(states);
        if (grace.compareTo(LEAST_GRACE) < 0) {
            throw new PruneRefused("the grace period must be at least " + LEAST_GRACE.toMinutes()
                    + " minutes, for whoever works with an artefact may have looked for it that long ago; was "
                    + grace.toSeconds() + " s");
        }
        if (olderThan != null && olderThan.isNegative()) {
            throw new PruneRefused("the age of experiments must not be negative, was " + olderThan.toSeconds() + " s");
        }
    }

    boolean choosesByCondition() {
        return olderThan != null || !states.isEmpty();
    }
}
