package org.tarnish.pipeline.ledger;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
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
 * What the object store knows of experiments and tasks: reading only. A bounded number of markers and data sets is kept at
 * hand for {@link #KEPT}. Safe for concurrent use.
 *
 * <p>A marker or data set may be retired: whoever has learned of it before still reads it here, and newcomers do not find
 * it. So {@link #marker} is for those who decide whether a task is to be done, and all else for those who read what a task
 * has left.
 */
public final class Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    private static final int MOST_MARKERS = 1_000;
    private static final int MOST_DATASETS = 16;

    /** The longest time for which what was read counts without being read again. */
    public static final Duration KEPT = Duration.ofMinutes(10);

    private final ObjectStore store;
    private final TaskGroups groups = new TaskGroups();
    private final RecentlyRead<Marker> markers;
    private final RecentlyRead<DatasetManifest> datasets;

    public Archive(ObjectStore store) {
        this(store, System::nanoTime);
    }

    /**
     * @param nanos the time in nanoseconds, since anything
     */
    public Archive(ObjectStore store, LongSupplier nanos) {
        this.store = store;
        this.markers = new RecentlyRead<>(MOST_MARKERS, KEPT, nanos);
        this.datasets = new RecentlyRead<>(MOST_DATASETS, KEPT, nanos);
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
     * A task's marker, or empty while it is not done; a retired one does not count.
     *
     * @throws UnreadableMarker if it is there and cannot be read
     */
    public Optional<Marker> marker(String task) {
        return markers.get(task, () -> readMarker(Keys.marker(task)));
    }

    /**
     * What a task has left, whether its marker is retired or not; empty while it is not done.
     *
     * @throws UnreadableMarker if it is there and cannot be read
     */
    public Optional<Marker> left(String task) {
        // In this order: a marker is retired before it is removed.
        return marker(task).or(() -> readMarker(Keys.retired(task)));
    }

    private Optional<Marker> readMarker(String key) {
        return store.get(key).map(json -> marker(key, json));
    }

    private static Marker marker(String key, byte[] json) {
        try {
            return Json.read(json, Marker.class);
        } catch (UncheckedIOException e) {
            throw new UnreadableMarker(key, e);
        }
    }

    /**
     * The result of a task that is done.
     *
     * @throws MissingObject if it is not done
     */
    public <T> T result(String task, Class<T> type) {
        return left(task)
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
        return datasets.get(hash, () -> store.get(Keys.dataset(hash))
                        .or(() -> store.get(Keys.retiredDataset(hash)))
                        .map(json -> Json.read(json, DatasetManifest.class)))
                .orElseThrow(() -> new MissingObject(Keys.dataset(hash)));
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
