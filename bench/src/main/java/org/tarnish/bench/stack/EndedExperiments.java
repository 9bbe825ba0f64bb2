package org.tarnish.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.tarnish.cli.folder.DataFolder;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.local.launcher.Ports;
import org.tarnish.local.launcher.Stack;
import org.tarnish.local.store.Credentials;
import org.tarnish.local.store.EmbeddedStore;
import org.tarnish.local.store.EmbeddedStoreSettings;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreSettings;
import org.tarnish.request.ExperimentId;

/** Experiments as they lie in a store long after their end, without their tasks and reports. */
public final class EndedExperiments {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration APART = Duration.ofMinutes(10);
    private static final Duration LENGTH = Duration.ofMinutes(2);
    private static final int TASKS_OF_A_KIND = 12;
    private static final String TYPE = "application/json";

    private final ExperimentRequest request;

    /** @param request what all of them were */
    public EndedExperiments(JsonNode request) {
        this.request = Json.convert(request, ExperimentRequest.class);
    }

    /** Puts so many into the store of a data folder on which no stack is up; the same ones on each call. */
    public void put(int count, DataFolder folder) throws IOException {
        folder.create();
        var credentials = Credentials.in(folder.credentials());
        try (var server = EmbeddedStore.start(settings(folder.store(), credentials));
                var store = new MinioObjectStore(
                        new StoreSettings(
                                server.endpoint(), credentials.accessKey(), credentials.secretKey(), Stack.BUCKET),
                        () -> {})) {
            put(count, store);
        }
    }

    private static EmbeddedStoreSettings settings(Path directory, Credentials credentials) throws IOException {
        return new EmbeddedStoreSettings(directory, "127.0.0.1", Ports.anyFree(), credentials, Stack.BUCKET);
    }

    void put(int count, ObjectStore store) {
        var random = new Random(count);
        var ingest = Planner.ingest(request, "0".repeat(64));
        for (int i = 0; i < count; i++) {
            var submitted = FIRST.plus(APART.multipliedBy(i));
            var id = ExperimentId.of(request.name(), submitted, random);
            var record = new ExperimentRecord(id, submitted, request, ingest);
            store.put(Keys.request(id), Json.bytes(record), TYPE);
            store.put(Keys.outcome(id), Json.bytes(outcome(submitted)), TYPE);
        }
    }

    private ExperimentOutcome outcome(Instant submitted) {
        return new ExperimentOutcome(
                ExperimentOutcome.State.COMPLETE,
                submitted.plus(LENGTH),
                request.name(),
                null,
                List.of(),
                submitted,
                Arrays.stream(TaskKind.values())
                        .filter(kind -> kind != TaskKind.REHEARSE)
                        .map(kind -> new Standing.Count(kind, TASKS_OF_A_KIND, TASKS_OF_A_KIND, 0, 0, 0, 0))
                        .toList());
    }
}
