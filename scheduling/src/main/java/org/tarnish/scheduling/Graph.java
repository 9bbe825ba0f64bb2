package org.tarnish.scheduling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskGroup;
import org.tarnish.experiment.plan.TaskGroups;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.event.Standing;

/**
 * The tasks of one plan and where each stands. A task is known by its place in the plan; it is ready when everything it
 * reads is done, and skipped when something of it failed. A group of tasks is a node of its own behind the tasks, so that
 * what reads a group costs one edge. Memory: some tens of bytes a task besides the plan. Not thread-safe.
 */
final class Graph {
    /** Where a task stands. */
    enum State {
        WAITING,
        READY,
        DONE,
        FAILED,
        SKIPPED;

        boolean ended() {
            return this == DONE || this == FAILED || this == SKIPPED;
        }
    }

    private static final State[] STATES = State.values();
    private static final TaskKind[] KINDS = TaskKind.values();

    private final List<Task> tasks;
    private final byte[] kinds;
    private final byte[] states;
    private final int[] missing;
    private final int[] firstDependent;
    private final int[] dependents;
    private final BitSet reused = new BitSet();
    private final int[] shared = new int[KINDS.length];
    private final int[][] counts = new int[KINDS.length][STATES.length];
    private int left;

    Graph(Plan plan) {
        tasks = plan.tasks();
        var edges = new Edges(tasks);
        int nodes = edges.nodes();
        kinds = new byte[tasks.size()];
        states = new byte[nodes];
        missing = edges.missing();
        firstDependent = edges.firstDependent();
        dependents = edges.dependents();
        left = tasks.size();
        for (int i = 0; i < tasks.size(); i++) {
            kinds[i] = (byte) tasks.get(i).spec().taskKind().ordinal();
            counts[kinds[i]][State.WAITING.ordinal()]++;
        }
    }

    int size() {
        return tasks.size();
    }

    Task task(int i) {
        return tasks.get(i);
    }

    State state(int i) {
        return STATES[states[i]];
    }

    /** Whether nothing is left to run. */
    boolean ended() {
        return left == 0;
    }

    /** Makes the tasks ready that read nothing; called once. */
    void begin(IntConsumer ready) {
        for (int i = 0; i < tasks.size(); i++) {
            if (missing[i] == 0 && state(i) == State.WAITING) {
                set(i, State.READY);
                ready.accept(i);
            }
        }
    }

    /**
     * Notes that a task is done, and whether it was executed for another experiment. A failed one is done after all; a
     * skipped one stays skipped, though another experiment has done it.
     *
     * @param ready told of each task that can run now
     * @return whether that is news
     */
    boolean complete(int i, boolean forAnother, IntConsumer ready) {
        if (state(i) == State.DONE || state(i) == State.SKIPPED) {
            return false;
        }
        boolean revived = state(i) == State.FAILED;
        set(i, State.DONE);
        if (forAnother) {
            reused.set(i);
            shared[kinds[i]]++;
        }
        if (revived) {
            skipAnew();
        }
        var finished = new ArrayList<Integer>();
        finished.add(i);
        while (!finished.isEmpty()) {
            int node = finished.remove(finished.size() - 1);
            for (int at = firstDependent[node]; at < firstDependent[node + 1]; at++) {
                int next = dependents[at];
                if (--missing[next] > 0) {
                    continue;
                }
                if (next >= tasks.size()) {
                    finished.add(next);
                } else if (state(next) == State.WAITING) {
                    set(next, State.READY);
                    ready.accept(next);
                }
            }
        }
        return true;
    }

    /** Notes that a task failed for good, with all that waits for it; returns whether that is news. */
    boolean fail(int i) {
        if (state(i).ended()) {
            return false;
        }
        set(i, State.FAILED);
        skipDependents(i);
        return true;
    }

    private void skipDependents(int i) {
        var reached = new ArrayList<Integer>();
        reached.add(i);
        while (!reached.isEmpty()) {
            int node = reached.remove(reached.size() - 1);
            for (int at = firstDependent[node]; at < firstDependent[node + 1]; at++) {
                int next = dependents[at];
                if (!STATES[states[next]].ended()) {
                    if (next < tasks.size()) {
                        set(next, State.SKIPPED);
                    } else {
                        states[next] = (byte) State.SKIPPED.ordinal();
                    }
                    reached.add(next);
                }
            }
        }
    }

    /** A failed task is done after all: what still waits for a failed one is skipped, the rest waits again. */
    private void skipAnew() {
        for (int node = 0; node < states.length; node++) {
            if (STATES[states[node]] == State.SKIPPED) {
                if (node < tasks.size()) {
                    set(node, State.WAITING);
                } else {
                    states[node] = (byte) State.WAITING.ordinal();
                }
            }
        }
        for (int i = 0; i < tasks.size(); i++) {
            if (state(i) == State.FAILED) {
                skipDependents(i);
            }
        }
    }

    private void set(int i, State next) {
        var count = counts[kinds[i]];
        count[states[i]]--;
        count[next.ordinal()]++;
        left += (state(i).ended() ? 1 : 0) - (next.ended() ? 1 : 0);
        states[i] = (byte) next.ordinal();
    }

    /** A bit for each task that is done. */
    BitSet done() {
        var done = new BitSet(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            done.set(i, state(i) == State.DONE);
        }
        return done;
    }

    /** A bit for each task that is done and was executed for another experiment. */
    BitSet reused() {
        return (BitSet) reused.clone();
    }

    /**
     * How many tasks of each kind stand where, in the order of the work.
     *
     * @param running how many of each kind are being worked on, by ordinal
     */
    List<Standing.Count> standing(int[] running) {
        var standing = new ArrayList<Standing.Count>();
        for (var kind : KINDS) {
            var count = counts[kind.ordinal()];
            int total = Arrays.stream(count).sum();
            if (total > 0) {
                int done = count[State.DONE.ordinal()];
                int failed = count[State.FAILED.ordinal()];
                int skipped = count[State.SKIPPED.ordinal()];
                standing.add(new Standing.Count(
                        kind,
                        total,
                        done,
                        shared[kind.ordinal()],
                        failed,
                        skipped,
                        Math.min(running[kind.ordinal()], total - done - failed - skipped)));
            }
        }
        return standing;
    }

    /** Who reads what, as arrays. */
    private static final class Edges {
        private final List<Task> tasks;
        private final Map<TaskGroup, Integer> groups = new HashMap<>();
        private int[] from = new int[1024];
        private int[] to = new int[1024];
        private int count;

        Edges(List<Task> tasks) {
            this.tasks = tasks;
            var byId = new HashMap<String, Integer>(tasks.size() * 2);
            var known = new TaskGroups();
            for (int i = 0; i < tasks.size(); i++) {
                byId.put(tasks.get(i).id(), i);
                for (var input :
                        tasks.get(i).spec().inputs().stream().distinct().toList()) {
                    add(place(byId, input), i);
                }
                for (var group :
                        tasks.get(i).spec().groups().stream().distinct().toList()) {
                    var node = groups.get(group);
                    if (node == null) {
                        node = tasks.size() + groups.size();
                        groups.put(group, node);
                        for (var member : known.tasks(group)) {
                            add(place(byId, member), node);
                        }
                    }
                    add(node, i);
                }
            }
        }

        private static int place(Map<String, Integer> byId, String task) {
            var place = byId.get(task);
            if (place == null) {
                throw new IllegalArgumentException("the plan has a task that reads " + task + " before it is made");
            }
            return place;
        }

        private void add(int source, int target) {
            if (count == from.length) {
                from = Arrays.copyOf(from, 2 * count);
                to = Arrays.copyOf(to, 2 * count);
            }
            from[count] = source;
            to[count++] = target;
        }

        int nodes() {
            return tasks.size() + groups.size();
        }

        int[] missing() {
            var missing = new int[nodes()];
            for (int e = 0; e < count; e++) {
                missing[to[e]]++;
            }
            return missing;
        }

        int[] firstDependent() {
            var first = new int[nodes() + 1];
            for (int e = 0; e < count; e++) {
                first[from[e] + 1]++;
            }
            for (int i = 1; i < first.length; i++) {
                first[i] += first[i - 1];
            }
            return first;
        }

        int[] dependents() {
            var next = firstDependent();
            var dependents = new int[count];
            for (int e = 0; e < count; e++) {
                dependents[next[from[e]]++] = to[e];
            }
            return dependents;
        }
    }
}
