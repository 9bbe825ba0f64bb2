package org.tarnish.pipeline.prune;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoredObject;

/**
 * Finds what nobody needs any more in the object store, and removes it.
 *
 * <p>What a finished task has left for others is never touched: its marker, and the attempt that its marker names. So no
 * experiment, running or submitted later, misses anything, whatever happens at the same time. Killed at any moment and
 * started again it ends the same.
 */
public final class Pruning {
    /** A message that asks for a finished task may come this late; until then its claims keep it from being done again. */
    private static final Duration GRACE = Duration.ofDays(1);

    private static final String TASKS = "tasks/";

    private final ObjectStore store;
    private final Archive archive;
    private final Instant now;

    public Pruning(ObjectStore store, Instant now) {
        this.store = store;
        this.archive = new Archive(store);
        this.now = now;
    }

    /** Sorts of what goes. */
    public enum Sort {
        CHECKPOINTS("checkpoints of finished trainings"),
        ATTEMPTS("attempts that do not count"),
        CLAIMS("claims on finished tasks"),
        EXPERIMENTS("experiments");

        private final String label;

        Sort(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Objects that go, each sort in the order in which they must. */
    public record Waste(Map<Sort, List<StoredObject>> objects) {
        /** Bytes of one sort. */
        public long bytes(Sort sort) {
            return of(sort).stream().mapToLong(StoredObject::bytes).sum();
        }

        public List<StoredObject> of(Sort sort) {
            return objects.getOrDefault(sort, List.of());
        }

        public boolean isEmpty() {
            return objects.values().stream().allMatch(List::isEmpty);
        }
    }

    /** What finished tasks have left that nobody reads: checkpoints, losing attempts, and old claims. */
    public Waste ofTasks() {
        var byTask = new LinkedHashMap<String, List<StoredObject>>();
        for (var object : store.objects(TASKS)) {
            int end = object.key().indexOf('/', TASKS.length());
            if (end > 0) {
                byTask.computeIfAbsent(object.key().substring(TASKS.length(), end), task -> new ArrayList<>())
                        .add(object);
            }
        }
        var waste = new EnumMap<Sort, List<StoredObject>>(Sort.class);
        byTask.forEach((task, objects) -> {
            boolean done = Keys.isSegment(task)
                    && objects.stream().anyMatch(object -> object.key().equals(Keys.marker(task)));
            if (done) {
                sort(task, objects, waste);
            }
        });
        return new Waste(waste);
    }

    private void sort(String task, List<StoredObject> objects, Map<Sort, List<StoredObject>> waste) {
        var marker = store.get(Keys.marker(task))
                .map(json -> new String(json, StandardCharsets.UTF_8))
                .orElse("");
        var prefix = TASKS + task + "/";
        for (var object : objects) {
            var key = object.key();
            boolean old = object.written().isBefore(now.minus(GRACE));
            if (key.startsWith(Keys.checkpoints(task))) {
                add(waste, Sort.CHECKPOINTS, object);
            } else if (key.startsWith(prefix + "attempts/") && old && !marker.contains(attempt(key))) {
                add(waste, Sort.ATTEMPTS, object);
            } else if ((key.startsWith(Keys.claims(task)) || key.equals(prefix + "claim.json")) && old) {
                add(waste, Sort.CLAIMS, object);
            }
        }
    }

    /** The prefix of the attempt that left an object, with its slash. */
    private static String attempt(String key) {
        int name = key.indexOf("/attempts/") + "/attempts/".length();
        int end = key.indexOf('/', name);
        return end < 0 ? key : key.substring(0, end + 1);
    }

    private static void add(Map<Sort, List<StoredObject>> waste, Sort sort, StoredObject object) {
        waste.computeIfAbsent(sort, key -> new ArrayList<>()).add(object);
    }

    /**
     * Everything of ended experiments but what their tasks have left.
     *
     * @throws IllegalArgumentException if one of them is not known or has not ended
     */
    public Waste ofExperiments(List<String> ids) {
        var objects = new ArrayList<StoredObject>();
        for (var id : ids) {
            if (!Keys.isSegment(id)) {
                throw new IllegalArgumentException(
                        "'" + id + "' cannot be an experiment's id; tarnish list shows those" + " known");
            }
            if (store.exists(Keys.open(id))) {
                throw new IllegalArgumentException(
                        "experiment '" + id + "' has not ended; wait for it, or cancel it first: tarnish cancel " + id);
            }
            var all = new ArrayList<>(store.objects(Keys.EXPERIMENTS + id + "/"));
            if (all.isEmpty()) {
                throw new IllegalArgumentException(
                        "there is no experiment '" + id + "'; tarnish list shows those known");
            }
            // The report belongs to it alone: left, it would be that of a later experiment with this id.
            all.addAll(store.objects(TASKS + Task.of(new TaskSpec.Report(id)).id() + "/"));
            // Its outcome last: without one it would seem to run.
            all.sort(Comparator.comparing(object -> object.key().equals(Keys.outcome(id))));
            objects.addAll(all);
        }
        return new Waste(Map.of(Sort.EXPERIMENTS, objects));
    }

    /**
     * Ids of ended experiments.
     *
     * @param states how they ended, such as {@code rejected}
     * @param older time since they ended at least
     */
    public List<String> ended(List<String> states, Duration older) {
        var ids = new ArrayList<String>();
        for (var id : archive.ids()) {
            try {
                archive.outcome(id)
                        .filter(outcome -> states.contains(outcome.state().label()))
                        .filter(outcome -> !outcome.at().isAfter(now.minus(older)))
                        .filter(outcome -> !store.exists(Keys.open(id)))
                        .ifPresent(outcome -> ids.add(id));
            } catch (UnreadableExperiment e) {
                // Whoever wants it gone names it.
                continue;
            }
        }
        return ids;
    }

    /** Removes what was found. */
    public void remove(Waste waste) {
        for (var sort : Sort.values()) {
            waste.of(sort).forEach(object -> store.delete(object.key()));
        }
    }
}
