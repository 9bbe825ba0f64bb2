package org.tarnish.experiment.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where an experiment stands: what of its plan is done, failed, out of reach, or can start. A pure function of the plan
 * and of what has ended.
 *
 * @param done tasks whose artefact exists
 * @param failed tasks that failed for good
 * @param skipped tasks that wait for a failed one and so will never run
 * @param ready tasks that can run now, in the plan's order
 * @param waiting tasks that wait for ones that are ready or waiting
 */
public record Progress(
        Set<String> done, Set<String> failed, Set<String> skipped, List<String> ready, List<String> waiting) {
    /**
     * @param done whether the task with an id has an artefact; asked only of tasks whose inputs are done, once each
     * @param failures ids of the tasks that failed for good in this experiment
     */
    public static Progress of(Plan plan, Predicate<String> done, Set<String> failures) {
        var finished = new HashSet<String>();
        var failed = new HashSet<String>();
        var skipped = new HashSet<String>();
        var ready = new ArrayList<String>();
        var waiting = new ArrayList<String>();
        var groups = new TaskGroups();
        for (var task : plan.tasks()) {
            var inputs = groups.inputs(task.spec());
            if (inputs.stream().anyMatch(input -> failed.contains(input) || skipped.contains(input))) {
                skipped.add(task.id());
            } else if (!finished.containsAll(inputs)) {
                waiting.add(task.id());
            } else if (failures.contains(task.id())) {
                failed.add(task.id());
            } else if (done.test(task.id())) {
                finished.add(task.id());
            } else {
                ready.add(task.id());
            }
        }
        return new Progress(finished, failed, skipped, ready, waiting);
    }
}
