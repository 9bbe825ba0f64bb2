package org.tarnish.experiment.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tasks of groups, hashed once each. Holds a bounded number of groups. Safe for concurrent use. */
public final class TaskGroups {
    private static final int MOST_KNOWN = 20_000;

    private final Map<TaskGroup, List<String>> known = new ConcurrentHashMap<>();

    /** Ids of a group's tasks, in the order of their images. */
    public List<String> tasks(TaskGroup group) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(group, TaskGroup::tasks);
    }

    /** Ids of all tasks whose artefacts a task reads: its direct inputs, then those of its groups. */
    public List<String> inputs(TaskSpec spec) {
        if (spec.groups().isEmpty()) {
            return spec.inputs();
        }
        var inputs = new ArrayList<>(spec.inputs());
        spec.groups().forEach(group -> inputs.addAll(tasks(group)));
        return List.copyOf(inputs);
    }
}
