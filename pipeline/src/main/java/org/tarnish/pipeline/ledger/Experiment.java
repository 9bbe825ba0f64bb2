package org.tarnish.pipeline.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Task;

/**
 * An experiment that has not ended, as far as it is known.
 *
 * @param plan empty until its data set has been read
 */
public record Experiment(ExperimentRecord record, Optional<Plan> plan, Map<String, Task> tasks) {
    static Experiment unplanned(ExperimentRecord record) {
        return new Experiment(record, Optional.empty(), Map.of(record.ingest().id(), record.ingest()));
    }

    static Experiment planned(ExperimentRecord record, Plan plan) {
        return new Experiment(record, Optional.of(plan), plan.byId());
    }

    public String id() {
        return record.id();
    }

    /** Whether a task is part of it. */
    public boolean wants(String task) {
        return tasks.containsKey(task);
    }

    /** The tasks that read a task's artefact. */
    Stream<Task> dependents(String task) {
        return tasks.values().stream().filter(other -> other.spec().inputs().contains(task));
    }

    /** Its tasks, every task after its inputs. */
    public List<Task> inOrder() {
        return plan.map(Plan::tasks).orElse(List.of(record.ingest()));
    }
}
