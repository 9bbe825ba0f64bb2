package org.tarnish.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.event.AttemptEvent.Ending;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.fake.JobDesk;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.predictions.file.PredictionsWriter;
import org.tarnish.predictions.file.StoredPredictions;
import org.tarnish.runtime.offline.Caller;
import org.tarnish.runtime.offline.Offline;
import org.tarnish.runtime.offline.Told;

/** The service as it is wired, from its queue to its work, with neither a broker nor a store behind it. */
@QuarkusTest
@TestProfile(EvaluatorServiceTest.WithoutABroker.class)
class EvaluatorServiceTest {
    /** As {@link Offline} has it. */
    public static final class WithoutABroker extends Offline {
        @Override
        protected List<String> incoming() {
            return List.of();
        }
    }

    @TestHTTPResource
    URI address;

    @Inject
    InMemoryObjectStore store;

    @Inject
    JobDesk jobs;

    @Inject
    MockProducer<String, byte[]> sent;

    @Test
    void itIsLiveAndReadyAndCounts() throws Exception {
        var caller = new Caller(address);

        assertThat(caller.get("/q/health").statusCode()).isEqualTo(200);
        assertThat(caller.get("/q/health").body()).contains("job pollers", "object store");
        assertThat(caller.get("/q/metrics").body()).contains("jobs_running", "jobs_backlog");
    }

    @Test
    void aComparisonIsMadeOfWhatTwoEvaluationsLeft() throws Exception {
        int[] labels = {0, 1, 2, 3};
        evaluated("evaluate-baseline", labels, new int[] {0, 1, 9, 9});
        evaluated("evaluate-run", labels, new int[] {9, 1, 2, 3});
        store.put(Keys.open("e1"), new byte[0], "text/plain");
        var task = Task.of(new TaskSpec.Compare("evaluate-run", "evaluate-baseline"));

        jobs.publish(JobQueue.EVALUATE, new Job("e1", task));

        assertThat(jobs.settled()).isEqualTo("ACCEPT " + task.id());
        var result = new Archive(store).marker(task.id()).orElseThrow().result();
        assertThat(result.get("b").asInt()).isEqualTo(1);
        assertThat(result.get("c").asInt()).isEqualTo(2);
        var attempts = Told.of(sent, "e1").ended();
        assertThat(attempts).hasSize(1);
        var ended = attempts.get(0);
        assertThat(ended.ending()).isEqualTo(Ending.DONE);
        assertThat(ended.worker()).startsWith("evaluator-service@");
    }

    private void evaluated(String task, int[] labels, int[] predicted) {
        var parquet = PredictionsWriter.bytes(Predictions.ofClasses(labels, predicted));
        store.put(task + ".parquet", parquet, StoredPredictions.CONTENT_TYPE);
        var result = new EvaluationResult(task + ".parquet", Sha256.of(parquet), 0, labels.length, Map.of());
        store.put(
                Keys.marker(task),
                Json.bytes(new Marker(task, "e1", "w", 1, 1, Instant.EPOCH, Json.tree(result))),
                "application/json");
    }
}
