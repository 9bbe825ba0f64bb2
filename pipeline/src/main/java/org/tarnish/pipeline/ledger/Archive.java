package org.tarnish.pipeline.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * What the object store knows of experiments and tasks: reading only. Objects that never change once written are read
 * once. Safe for concurrent use.
 */
public final class Archive {
    private final ObjectStore store;
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Map<String, Experiment> planned = new ConcurrentHashMap<>();
    private final Map<String, ExperimentRecord> records = new ConcurrentHashMap<>();

    public Archive(ObjectStore store) {
        this.store = store;
    }

    /** The experiments that have not ended, in the order of their ids. */
    public List<Experiment> open() {
        var ids = store.list(Keys.OPEN).stream()
                .map(key -> key.substring(Keys.OPEN.length()))
                .toList();
        planned.keySet().retainAll(new HashSet<>(ids));
        return ids.stream().map(this::experiment).flatMap(Optional::stream).toList();
    }

    /** An accepted experiment, ended or not. */
    public Optional<Experiment> experiment(String id) {
        var known = planned.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        return record(id).map(accepted -> {
            var plan = store.get(Keys.plan(id)).map(json -> Json.read(json, Plan.class));
            plan.ifPresent(complete -> planned.put(id, Experiment.planned(accepted, complete)));
            return plan.map(complete -> Experiment.planned(accepted, complete)).orElse(Experiment.unplanned(accepted));
        });
    }

    private Optional<ExperimentRecord> record(String id) {
        var known = Optional.ofNullable(records.get(id))
                .or(() -> store.get(Keys.request(id)).map(json -> Json.read(json, ExperimentRecord.class)));
        known.ifPresent(accepted -> records.put(id, accepted));
        return known;
    }

    /** Ids of all experiments that were ever submitted, ended or not. */
    public List<String> ids() {
        return store.folders(Keys.EXPERIMENTS);
    }

    /** How an experiment ended, or empty while it runs. */
    public Optional<Outcome> outcome(String id) {
        return store.get(Keys.outcome(id)).map(json -> Json.read(json, Outcome.class));
    }

    /** Whether a task's artefact exists. */
    public boolean done(String task) {
        if (done.contains(task)) {
            return true;
        }
        boolean exists = store.exists(Keys.marker(task));
        if (exists) {
            done.add(task);
        }
        return exists;
    }

    /** A task's marker, or empty while it is not done. */
    public Optional<Marker> marker(String task) {
        return store.get(Keys.marker(task)).map(json -> Json.read(json, Marker.class));
    }

    /**
     * The result of a task that is done.
     *
     * @throws MissingObject if it is not done
     */
    public <T> T result(String task, Class<T> type) {
        return marker(task)
                .orElseThrow(() -> new MissingObject(Keys.marker(task)))
                .result(type);
    }

    /**
     * A data set by its content hash.
     *
     * @throws MissingObject if it is not there
     */
    public DatasetManifest dataset(String hash) {
        return store.get(Keys.dataset(hash))
                .map(json -> Json.read(json, DatasetManifest.class))
                .orElseThrow(() -> new MissingObject(Keys.dataset(hash)));
    }

    /** The tasks that failed for good in an experiment, by id. */
    public Map<String, Failure> failures(String experiment) {
        var failures = new HashMap<String, Failure>();
        for (var key : store.list(Keys.failures(experiment))) {
            store.get(key).map(json -> Json.read(json, Failure.class)).ifPresent(f -> failures.put(f.task(), f));
        }
        return failures;
    }

    /** Ids of the tasks that failed for good in an experiment. */
    Set<String> failed(String experiment) {
        var prefix = Keys.failures(experiment);
        var failed = new HashSet<String>();
        for (var key : store.list(prefix)) {
            failed.add(key.substring(prefix.length(), key.length() - ".json".length()));
        }
        return failed;
    }
}
