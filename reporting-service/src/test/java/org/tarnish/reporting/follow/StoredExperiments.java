package org.tarnish.reporting.follow;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.Split;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.Normalization;
import org.tarnish.experiment.result.Shard;
import org.tarnish.pipeline.event.RequestError;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.Standing.Count;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.Snapshot;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreUnavailable;

/** A store with experiments in it, as an owner leaves them; it can be away. */
public final class StoredExperiments {
    public static final Instant SUBMITTED = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryObjectStore memory = new InMemoryObjectStore();
    private volatile boolean away;

    /** The store as others see it. */
    public ObjectStore store() {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    if (away) {
                        throw new StoreUnavailable("the object store is away; is it running and reachable?", null);
                    }
                    return method.invoke(memory, arguments);
                });
    }

    /** Reads of the store that are done in the reader's own thread. */
    public Glances glances() {
        return new Glances(store(), () -> {}, new SameThread());
    }

    public void away(boolean isAway) {
        away = isAway;
    }

    /** How often the store was called, not counting what this class itself puts. */
    public int calls() {
        return memory.calls() - puts;
    }

    private int puts;

    public void put(String key, Object value) {
        putBytes(key, Json.bytes(value));
    }

    public void putBytes(String key, byte[] content) {
        puts++;
        memory.put(key, content, "application/json");
    }

    public boolean holds(String key) {
        puts++;
        return memory.exists(key);
    }

    /** An experiment that was accepted. */
    public Plan accepted(String id) {
        var request = new ExperimentRequest(
                "small",
                new DatasetRequest("digits", null, null, null, null, null, null),
                16,
                List.of("resnet20"),
                null,
                null,
                List.of(new MethodologyRequest("baseline", null)),
                new Conditions(null, new Conditions.Reductions(List.of("color"), List.of(0.5)), null, null, List.of()),
                null);
        var ingest = Planner.ingest(request, "digits");
        put(Keys.request(id), new ExperimentRecord(id, SUBMITTED, request, ingest));
        var shard = List.of(new Shard("i", "0", "l", "0", "e", "0", 4));
        var half = List.of(.5, .5, .5);
        return Planner.plan(
                id,
                request,
                ingest,
                new DatasetManifest(
                        "d1",
                        "digits",
                        16,
                        List.of("0", "1"),
                        Map.of(Split.TRAIN, shard, Split.VALIDATION, shard, Split.TEST, shard),
                        new Normalization(half, half),
                        List.of(),
                        0));
    }

    /** An experiment that was planned. */
    public Plan planned(String id, List<Count> counts) {
        var plan = accepted(id);
        put(Keys.plan(id), plan);
        put(Keys.snapshot(id), new Snapshot(plan.digest(), new byte[0], new byte[0], counts));
        return plan;
    }

    public void failed(String id, String task, String reason) {
        put(Keys.failure(id, task), new Failure(task, reason, 1, "w", SUBMITTED));
    }

    /** An experiment that is complete. */
    public void complete(String id, List<Count> counts) {
        put(
                Keys.outcome(id),
                new ExperimentOutcome(
                        ExperimentOutcome.State.COMPLETE,
                        SUBMITTED.plusSeconds(60),
                        "small",
                        null,
                        null,
                        SUBMITTED,
                        counts));
    }

    public void rejected(String id) {
        put(
                Keys.outcome(id),
                new ExperimentOutcome(
                        ExperimentOutcome.State.REJECTED,
                        SUBMITTED,
                        "small",
                        null,
                        List.of(error()),
                        SUBMITTED,
                        List.of()));
    }

    public static RequestError error() {
        return new RequestError("seeds", "-1", "must be at least 0, was -1", List.of());
    }

    /** Trainings of which some are done and some failed. */
    public static Count trainings(int total, int done, int failed) {
        return new Count(TaskKind.TRAIN, total, done, 0, failed, 0, 0);
    }

    public static Standing standing(String id, Count... counts) {
        return new Standing(id, SUBMITTED, List.of(counts));
    }
}
