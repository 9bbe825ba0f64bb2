package org.tarnish.scheduling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.pipeline.ledger.ExperimentRecord;

/** An experiment that has not ended, as its owner knows it. Not thread-safe. */
final class Tracked {
    final ExperimentRecord record;
    final Task report;

    /** Of the ingest alone until the experiment is planned. */
    Graph graph;

    boolean planning;
    boolean reporting;
    boolean ended;
    boolean checking;
    /** Tasks that its plan will have. */
    long size;

    private String plan;
    private boolean untold = true;
    private boolean unsaved;
    private Instant told = Instant.MIN;
    private Instant saved = Instant.MIN;
    private final Map<JobQueue, Line> unchecked = lines();
    private final Map<JobQueue, Line> checked = lines();

    Tracked(ExperimentRecord record) {
        this.record = record;
        this.report = Task.of(new TaskSpec.Report(record.id()));
        this.graph = new Graph(new Plan(
                null, List.of(record.ingest()), List.of(), Map.of(), Map.of(), List.of(), List.of(), List.of()));
    }

    private static Map<JobQueue, Line> lines() {
        var lines = new EnumMap<JobQueue, Line>(JobQueue.class);
        for (var queue : JobQueue.values()) {
            lines.put(queue, new Line());
        }
        return lines;
    }

    String id() {
        return record.id();
    }

    boolean planned() {
        return plan != null;
    }

    /** Digest of its plan. */
    String plan() {
        return plan;
    }

    void planned(String digest, Graph tasks) {
        plan = digest;
        graph = tasks;
        unchecked.values().forEach(Line::clear);
        checked.values().forEach(Line::clear);
        touch();
    }

    /** Its standing has changed. */
    void touch() {
        untold = true;
        unsaved = true;
    }

    /** Whether to tell its standing: it changed and was told before the first time, or was told before the second. */
    boolean mustTell(Instant changed, Instant anyway) {
        return untold && !told.isAfter(changed) || !told.isAfter(anyway);
    }

    void told(Instant now) {
        untold = false;
        told = now;
    }

    boolean mustSave(Instant before) {
        return planned() && unsaved && !saved.isAfter(before);
    }

    void saved(Instant now) {
        unsaved = false;
        saved = now;
    }

    /** A task that can run, unless it turns out to be done already. */
    void ready(int i) {
        var spec = graph.task(i).spec();
        unchecked.get(spec.queue()).add(spec.network(), i);
    }

    /** The next tasks to look up in the store: of queues for which few are at hand. */
    List<Integer> toCheck(int few, int most) {
        var next = new ArrayList<Integer>();
        for (var queue : JobQueue.values()) {
            var waiting = unchecked.get(queue);
            if (checked.get(queue).size() < few) {
                for (int room = most / JobQueue.values().length; room > 0 && !waiting.isEmpty(); room--) {
                    next.add(waiting.poll());
                }
            }
        }
        return next;
    }

    /** A task that can run and is not done; returns whether it is the only one of its queue. */
    boolean checked(int i) {
        var spec = graph.task(i).spec();
        var tasks = checked.get(spec.queue());
        tasks.add(spec.network(), i);
        return tasks.size() == 1;
    }

    /** The next task of a queue to publish, or null if none is at hand. */
    Integer next(JobQueue queue) {
        return checked.get(queue).poll();
    }

    boolean hasNext(JobQueue queue) {
        return !checked.get(queue).isEmpty();
    }

    /** Whether a further task of a queue runs the network that its last one ran. */
    boolean goesOn(JobQueue queue) {
        return checked.get(queue).goesOn();
    }

    /** What is published some jobs of a queue after the next one, if it is known and runs a network; else null. */
    TaskSpec peek(JobQueue queue, int others) {
        var place = checked.get(queue).peek(others);
        return place == null ? null : graph.task(place).spec();
    }
}
