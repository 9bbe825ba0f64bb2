package org.tarnish.reporting.follow;

import java.util.HashMap;
import java.util.Map;
import org.tarnish.experiment.plan.Plan;

/** What the tasks of a plan are for, in words. A task that serves several purposes has the first of them. */
public final class TaskPurposes {
    /** Of a plan that is not known. */
    static final TaskPurposes UNKNOWN = new TaskPurposes();

    private final Map<String, String> byTask = new HashMap<>();

    private TaskPurposes() {}

    public TaskPurposes(Plan plan) {
        plan.runs()
                .forEach(run -> byTask.putIfAbsent(
                        run.task(), (run.isGiven() ? "taking in the model " : "training ") + run.id()));
        plan.evaluations().forEach(e -> byTask.putIfAbsent(e.task(), e.run() + " on " + e.condition()));
        plan.minimalSearches().forEach(search -> search.tasks()
                .forEach(task -> byTask.putIfAbsent(task, "minimal " + search.kind() + " images of " + search.run())));
        plan.comparisons()
                .forEach(c -> byTask.putIfAbsent(c.task(), c.run() + " against the baseline on " + c.condition()));
    }

    /** What the task is for; its id where the plan names no purpose. */
    public String of(String task) {
        return byTask.getOrDefault(task, task);
    }

    /** How many tasks have a purpose. */
    int size() {
        return byTask.size();
    }
}
