package org.tarnish.scheduling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which open experiments want which task: tasks are known by their content, so experiments share them. Not thread-safe. */
final class Wants {
    private final Map<String, Link> byTask = new HashMap<>();

    /** An experiment that wants a task, and where in its graph the task is. */
    record Want(Tracked experiment, int place) {
        Graph.State state() {
            return experiment.graph.state(place);
        }
    }

    /** Most tasks are wanted by one experiment: a chain takes less memory than a list for each. */
    private record Link(Want want, Link next) {}

    /** An experiment wants all tasks of its graph. */
    void add(Tracked experiment) {
        for (int i = 0; i < experiment.graph.size(); i++) {
            var want = new Want(experiment, i);
            byTask.compute(experiment.graph.task(i).id(), (task, others) -> new Link(want, others));
        }
    }

    /** An experiment wants none of the tasks of its graph any more. */
    void remove(Tracked experiment) {
        for (int i = 0; i < experiment.graph.size(); i++) {
            byTask.computeIfPresent(experiment.graph.task(i).id(), (task, links) -> without(experiment, links));
        }
    }

    private static Link without(Tracked experiment, Link links) {
        Link kept = null;
        for (var link = links; link != null; link = link.next()) {
            if (link.want().experiment() != experiment) {
                kept = new Link(link.want(), kept);
            }
        }
        return kept;
    }

    /** Those that want a task, as of now. */
    List<Want> of(String task) {
        var wants = new ArrayList<Want>(1);
        for (var link = byTask.get(task); link != null; link = link.next()) {
            wants.add(link.want());
        }
        return wants;
    }

    /**
     * One for which a task can run and is still to be done. Where it cannot, what an attempt met that another experiment
     * asked for says nothing, for what it reads may have been pruned since.
     */
    Optional<Want> pending(String task) {
        return of(task).stream()
                .filter(want -> !want.experiment().reporting && want.state() == Graph.State.READY)
                .findFirst();
    }

    /** The standing of all that want a task has changed. */
    void touch(String task) {
        of(task).forEach(want -> want.experiment().touch());
    }
}
