package org.tarnish.pipeline.prune;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.request.TrainingRequest;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.Shard;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;

/** A bucket that experiments work in, as owners and workers leave it, one small step at a time. */
final class Bucket {
    static final String DATASET = "d0";
    private static final String JSON = "application/json";

    private final ObjectStore store;

    Bucket(ObjectStore store) {
        this.store = store;
    }

    /** Two trainings of digits, evaluated on clean and on reduced images, and compared. */
    static ExperimentRecord experiment(String id, long seed) {
        return experiment(id, seed, new DatasetRequest("digits", null, null, null, null, null, null), "digits");
    }

    static ExperimentRecord experiment(String id, long seed, DatasetRequest dataset, String fingerprint) {
        var request = new ExperimentRequest(
                id,
                dataset,
                16,
                List.of("resnet20"),
                null,
                TrainingRequest.defaults(),
                List.of(
                        new MethodologyRequest("baseline", null),
                        new MethodologyRequest("fixed", Map.of("reduction", "crop", "quality", 0.5))),
                new Conditions(null, new Conditions.Reductions(List.of("color"), List.of(0.5)), null, null, List.of()),
                List.of(seed),
                null,
                0,
                List.of(),
                List.of(),
                null);
        return new ExperimentRecord(
                id, Instant.parse("2026-01-01T00:00:00Z"), request, Planner.ingest(request, fingerprint));
    }

    /** As an owner opens an experiment. */
    void open(ExperimentRecord record) {
        put(Keys.open(record.id()), "");
        store.put(Keys.request(record.id()), Json.bytes(record), JSON);
    }

    /** As an owner plans an experiment whose data set is there, before it looks for any task of the plan. */
    Plan plan(ExperimentRecord record) {
        var plan = planOf(record);
        store.put(Keys.plan(record.id()), Json.bytes(plan), JSON);
        return plan;
    }

    Plan planOf(ExperimentRecord record) {
        var manifest = new Archive(store).result(record.ingest().id(), DatasetManifest.class);
        return Planner.plan(record.id(), record.request(), record.ingest(), manifest);
    }

    void end(ExperimentRecord record, ExperimentOutcome.State state) {
        var outcome = new ExperimentOutcome(
                state, record.submitted(), record.request().name(), null, null, record.submitted(), null);
        store.putIfAbsent(Keys.outcome(record.id()), Json.bytes(outcome), JSON);
        store.delete(Keys.snapshot(record.id()));
        store.delete(Keys.open(record.id()));
    }

    /** An experiment from request to report. */
    Plan complete(ExperimentRecord record) {
        open(record);
        perform(record, record.ingest());
        var plan = plan(record);
        plan.tasks().stream().skip(1).forEach(task -> perform(record, task));
        put(Keys.report(record.id(), "report.html"), "report");
        put(Keys.report(record.id(), "tables/runs.csv"), "1,2");
        mark(record, report(record), Map.of("report", Keys.report(record.id(), "report.html")));
        end(record, ExperimentOutcome.State.COMPLETE);
        return plan;
    }

    static Task report(ExperimentRecord record) {
        return Task.of(new TaskSpec.Report(record.id()));
    }

    /** As a worker does a task unless it is done. */
    void perform(ExperimentRecord record, Task task) {
        if (!isDone(task)) {
            mark(record, task, task.spec() instanceof TaskSpec.Ingest ? ingest() : attempt(task));
        }
    }

    /** As owners and workers see it. */
    boolean isDone(Task task) {
        return store.exists(Keys.marker(task.id()));
    }

    private void mark(ExperimentRecord record, Task task, Object result) {
        put(Keys.claim(task.id(), 1), "{}");
        var marker = new Marker(task.id(), record.id(), "w", 1, 1, record.submitted(), Json.tree(result));
        store.putIfAbsent(Keys.marker(task.id()), Json.bytes(marker), JSON);
    }

    private DatasetManifest ingest() {
        var shared = store.get(Keys.dataset(DATASET));
        if (shared.isEmpty()) {
            var writing = name();
            var mine = manifest(writing);
            for (var shards : mine.splits().values()) {
                shards.forEach(shard -> keys(shard).forEach(key -> put(key, "1")));
            }
            store.putIfAbsent(Keys.dataset(DATASET), Json.bytes(mine), JSON);
            shared = store.get(Keys.dataset(DATASET));
        }
        return Json.read(shared.orElseThrow(), DatasetManifest.class);
    }

    static DatasetManifest manifest(String writing) {
        return new DatasetManifest(
                DATASET,
                null,
                16,
                List.of("0", "1"),
                Map.of(
                        Split.TRAIN, List.of(shard(writing, Split.TRAIN)),
                        Split.VALIDATION, List.of(shard(writing, Split.VALIDATION)),
                        Split.TEST, List.of(shard(writing, Split.TEST))),
                new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
                List.of(),
                0);
    }

    private static Shard shard(String writing, Split split) {
        return new Shard(
                Keys.shard(DATASET, writing, split, "images", 0),
                "h",
                Keys.shard(DATASET, writing, split, "labels", 0),
                "h",
                Keys.shard(DATASET, writing, split, "entropies", 0),
                "h",
                10,
                Keys.shard(DATASET, writing, split, "indices", 0),
                "h",
                Keys.shard(DATASET, writing, split, "names", 0),
                "h");
    }

    private static List<String> keys(Shard shard) {
        return List.of(shard.images(), shard.labels(), shard.entropies(), shard.indices(), shard.names());
    }

    /** What an attempt leaves; the key is the result. */
    Map<String, String> attempt(Task task) {
        var key = Keys.attempt(task.id(), "01-" + name()) + "artefact";
        put(key, "artefact");
        if (task.spec() instanceof TaskSpec.Train) {
            put(Keys.checkpoints(task.id()) + "epoch-000001-000000000.json", "checkpoint");
            put(Keys.checkpoints(task.id()) + "files/abc", "weights");
        }
        return Map.of("artefact", key);
    }

    private static String name() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    void put(String key, String content) {
        store.put(key, content.getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    /** What of the artefacts of tasks that are taken for done cannot be read. */
    List<String> missing(List<Task> tasks) {
        var archive = new Archive(store);
        var missing = new ArrayList<String>();
        for (var task : tasks) {
            var left = archive.left(task.id());
            if (left.isEmpty()) {
                missing.add("the marker of " + task.id());
            } else if (task.spec() instanceof TaskSpec.Ingest) {
                var id = left.get().result(DatasetManifest.class).id();
                if (store.get(Keys.dataset(id))
                        .or(() -> store.get(Keys.retiredDataset(id)))
                        .isEmpty()) {
                    missing.add("the manifest of " + id);
                    continue;
                }
                archive.dataset(id)
                        .splits()
                        .values()
                        .forEach(shards -> shards.forEach(shard -> keys(shard).stream()
                                .filter(key -> !store.exists(key))
                                .forEach(missing::add)));
            } else {
                var key = left.get().result().path("artefact").asText();
                if (!store.exists(key)) {
                    missing.add(key);
                }
            }
        }
        return missing;
    }
}
