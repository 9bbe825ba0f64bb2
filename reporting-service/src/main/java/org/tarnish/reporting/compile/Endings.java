package org.tarnish.reporting.compile;

import java.util.BitSet;
import java.util.Set;
import org.tarnish.experiment.plan.Plan;

/**
 * How the tasks of an experiment ended, by their places in its plan: each is in exactly one of done, failed, skipped.
 *
 * @param reused those of done that were executed for another experiment
 */
record Endings(BitSet done, BitSet reused, BitSet failed, BitSet skipped) {
    /**
     * The endings of a plan of which nothing is left to run.
     *
     * @param failures ids of the tasks that failed for good; one that is done after all is done
     */
    static Endings of(Plan plan, BitSet done, BitSet reused, Set<String> failures) {
        var failed = new BitSet();
        var skipped = new BitSet();
        for (int i = 0; i < plan.tasks().size(); i++) {
            if (!done.get(i)) {
                (failures.contains(plan.tasks().get(i).id()) ? failed : skipped).set(i);
            }
        }
        return new Endings(done, reused, failed, skipped);
    }
}
