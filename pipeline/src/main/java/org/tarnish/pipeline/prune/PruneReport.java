package org.tarnish.pipeline.prune;

import java.util.List;
import java.util.Map;

/**
 * What a pruning removed, or would.
 *
 * @param removed objects that are gone
 * @param retired objects that newcomers no longer find, for a run after the grace period to remove
 * @param experiments ids of the experiments among it, ascending
 * @param notes what was left alone although it was asked for, one sentence each
 */
public record PruneReport(
        Map<Sort, Amount> removed, Map<Sort, Amount> retired, List<String> experiments, List<String> notes) {
    public PruneReport {
        removed = Map.copyOf(removed);
        retired = Map.copyOf(retired);
        experiments = List.copyOf(experiments);
        notes = List.copyOf(notes);
    }

    /** So many objects of so many bytes together. */
    public record Amount(long objects, long bytes) {
        static final Amount NONE = new Amount(0, 0);

        Amount plus(Amount other) {
            return new Amount(objects + other.objects, bytes + other.bytes);
        }
    }

    public Amount removed(Sort sort) {
        return removed.getOrDefault(sort, Amount.NONE);
    }

    public Amount retired(Sort sort) {
        return retired.getOrDefault(sort, Amount.NONE);
    }

    /** All that is removed. */
    public Amount allRemoved() {
        return removed.values().stream().reduce(Amount.NONE, Amount::plus);
    }
}
