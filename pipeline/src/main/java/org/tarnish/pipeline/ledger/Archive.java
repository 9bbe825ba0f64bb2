package org.tarnish.pipeline.ledger;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.TaskGroup;
import org.tarnish.experiment.plan.TaskGroups;
import org.tarnish.experiment.plan.TaskId;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.ImageSetResult;
import org.tarnish.experiment.result.Shard;
import org.tarnish.experiment.result.ShardsResult;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * What the object store knows of experiments and tasks: reading only. A bounded number of markers and data sets, which
 * never change, is kept at hand. Safe for concurrent use.
 */
public final class Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    private static final int MOST_MARKERS = 1_000;
    private static final int MOST_DATASETS = 16;

    private final ObjectStore store;
    private final TaskGroups groups = new TaskGroups();
    private final Map<String, Marker> markers = recent(MOST_MARKERS);
    private final Map<String, DatasetManifest> datasets = recent(MOST_DATASETS);

    public Archive(ObjectStore store) {
        this.store = store;
    }

    private static <V> Map<String, V> recent(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Ids of the experiments that have not ended, ascending. What lies there under another name is passed over. */
    public List<String> open() {
        return store.list(Keys.OPEN).stream()
                .map(key -> key.substring(Keys.OPEN.length()))
                .filter(name -> {
                    if (!Keys.isSegment(name)) {
                        LOG.warn("the object '{}{}' names no experiment and is passed over", Keys.OPEN, name);
                    }
                    return Keys.isSegment(name);
                })
                .toList();
    }

    /**
     * What was accepted under an id, whether ended or not.
     *
     * @throws UnreadableExperiment if it is there and cannot be read
     */
    public Optional<ExperimentRecord> experiment(String id) {
        return read(id, Keys.request(id), ExperimentRecord.class);
    }

    /**
     * An experiment's plan, or empty until it is planned.
     *
     * @throws UnreadableExperiment if it is there and cannot be read
     */
    public Optional<Plan> plan(String id) {
        return read(id, Keys.plan(id), Plan.class);
    }

    /** What the last owner left of an experiment; empty also if it cannot be read, for it only saves time. */
    public Optional<Snapshot> snapshot(String id) {
        try {
            return read(id, Keys.snapshot(id), Snapshot.class);
        } catch (UnreadableExperiment e) {
            LOG.warn("{}; it is made anew", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * How an experiment ended, or empty while it runs.
     *
     * @throws UnreadableExperiment if it is there and cannot be read
     */
    public Optional<ExperimentOutcome> outcome(String id) {
        return read(id, Keys.outcome(id), ExperimentOutcome.class);
    }

    private <T> Optional<T> read(String experiment, String key, Class<T> type) {
        try {
            return store.get(key).map(json -> Json.read(json, type));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new UnreadableExperiment(experiment, key, e);
        }
    }

    /** Ids of all experiments that were ever submitted, ended or not. */
    public List<String> ids() {
        return store.folders(Keys.EXPERIMENTS).stream().filter(Keys::isSegment).toList();
    }

    /**
     * A task's marker, or empty while it is not done.
     *
     * @throws UnreadableMarker if it is there and cannot be read
     */
    public Optional<Marker> marker(String task) {
        synchronized (markers) {
            var known = markers.get(task);
            if (known != null) {
                return Optional.of(known);
            }
        }
        var read = store.get(Keys.marker(task)).map(json -> marker(task, json));
        read.ifPresent(marker -> {
            synchronized (markers) {
                markers.put(task, marker);
            }
        });
        return read;
    }

    private static Marker marker(String task, byte[] json) {
        try {
            return Json.read(json, Marker.class);
        } catch (UncheckedIOException e) {
            throw new UnreadableMarker(Keys.marker(task), e);
        }
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

    /** The shards that the tasks of a group have written, in the order of their images. */
    public List<Shard> shards(TaskGroup group) {
        return groups.tasks(group).stream()
                .flatMap(task -> TaskId.kind(task) == TaskKind.IMAGESET
                        ? result(task, ImageSetResult.class).shards().stream()
                        : result(task, ShardsResult.class).shards().stream())
                .toList();
    }

    /** The results of the tasks of a group, in their order. */
    public <T> List<T> results(TaskGroup group, Class<T> type) {
        return groups.tasks(group).stream().map(task -> result(task, type)).toList();
    }

    /**
     * A data set by its content hash.
     *
     * @throws MissingObject if it is not there
     */
    public DatasetManifest dataset(String hash) {
        synchronized (datasets) {
            var known = datasets.get(hash);
            if (known != null) {
                return known;
            }
        }
        var read = store.get(Keys.dataset(hash))
                .map(json -> Json.read(json, DatasetManifest.class))
                .orElseThrow(() -> new MissingObject(Keys.dataset(hash)));
        synchronized (datasets) {
            datasets.put(hash, read);
        }
        return read;
    }

    /** The tasks that failed for good in an experiment, by id. */
    public Map<String, Failure> failures(String experiment) {
        var failures = new HashMap<String, Failure>();
        for (var key : store.list(Keys.failures(experiment))) {
            read(experiment, key, Failure.class).ifPresent(failure -> failures.put(failure.task(), failure));
        }
        return failures;
    }
}
