package org.tarnish.reporting.compile;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.ledger.Snapshot;

/**
 * The tasks of an experiment that are done.
 *
 * @param reused those of them that were executed for another experiment
 */
record Accomplished(Set<String> tasks, Set<String> reused) {
    /** As the owner has noted. */
    static Accomplished of(Plan plan, Snapshot snapshot) {
        return new Accomplished(tasks(plan, snapshot.done()), tasks(plan, snapshot.reused()));
    }

    /** The tasks of a plan whose bits are set. */
    private static Set<String> tasks(Plan plan, byte[] bits) {
        var tasks = new HashSet<String>();
        BitSet.valueOf(bits).stream()
                .filter(i -> i < plan.tasks().size())
                .forEach(i -> tasks.add(plan.tasks().get(i).id()));
        return tasks;
    }

    /** As the markers say. */
    static Accomplished of(String experiment, Map<String, Marker> markers) {
        return new Accomplished(
                Set.copyOf(markers.keySet()),
                markers.values().stream()
                        .filter(marker -> !marker.experiment().equals(experiment))
                        .map(Marker::task)
                        .collect(Collectors.toSet()));
    }
}
