package org.tarnish.reporting.compile;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.ledger.Snapshot;

/**
 * The tasks of an experiment that are done.
 *
 * @param reused how many of them were executed for another experiment
 */
record Accomplished(Set<String> tasks, int reused) {
    /** As the owner has noted. */
    static Accomplished of(Plan plan, Snapshot snapshot) {
        var done = BitSet.valueOf(snapshot.done());
        var tasks = new HashSet<String>();
        done.stream()
                .filter(i -> i < plan.tasks().size())
                .forEach(i -> tasks.add(plan.tasks().get(i).id()));
        return new Accomplished(tasks, BitSet.valueOf(snapshot.reused()).cardinality());
    }

    /** As the markers say. */
    static Accomplished of(String experiment, Map<String, Marker> markers) {
        int reused = (int) markers.values().stream()
                .filter(marker -> !marker.experiment().equals(experiment))
                .count();
        return new Accomplished(Set.copyOf(markers.keySet()), reused);
    }
}
