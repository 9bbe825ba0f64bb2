package org.tarnish.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.pipeline.event.AttemptEvent.Ending;
import org.tarnish.pipeline.event.CloudEvents;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.fake.JobDesk;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.reporting.submit.OfflineTopic;
import org.tarnish.runtime.offline.Caller;
import org.tarnish.runtime.offline.Channel;
import org.tarnish.runtime.offline.Offline;
import org.tarnish.runtime.offline.Told;

/** The service as it is wired, from HTTP and its channels to its work, with neither a broker nor a store behind it. */
@QuarkusTest
@TestProfile(ReportingServiceTest.WithoutABroker.class)
class ReportingServiceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final String REQUEST =
            """
            {"name": "a nice name", "dataset": {"name": "digits"}, "imageSize": 16, "architectures": ["resnet20"],
             "methodologies": ["baseline"]}""";

    /** As {@link Offline} has it. */
    public static final class WithoutABroker extends Offline {
        @Override
        protected List<String> incoming() {
            return List.of("facts-seen", "progress-seen", "outcomes-seen");
        }
    }

    @TestHTTPResource
    URI address;

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector channels;

    @Inject
    InMemoryObjectStore store;

    @Inject
    JobDesk jobs;

    @Inject
    MockProducer<String, byte[]> sent;

    @Inject
    OfflineTopic requests;

    private Caller caller() {
        return new Caller(address);
    }

    private void tell(String channel, String experiment, Object event) throws Exception {
        new Channel(channels, channel)
                .send(List.of(CloudEvents.record(Topics.FACTS, experiment, event, "/tarnish/test", NOW)));
    }

    private void end(String id, ExperimentOutcome.State state) {
        store.put(
                Keys.outcome(id),
                Json.bytes(new ExperimentOutcome(state, NOW, "n", null, null, NOW, null)),
                "application/json");
    }

    @Test
    void itIsLiveAndReadyAndCountsAndSaysWhatItOffers() throws Exception {
        assertThat(caller().get("/q/health").statusCode()).isEqualTo(200);
        assertThat(caller().get("/q/health").body()).contains("job pollers", "object store");
        assertThat(caller().get("/q/metrics").body()).contains("jobs_running", "jobs_backlog");
        assertThat(caller().get("/q/openapi").body()).contains("/api/experiments/{id}");
    }

    @Test
    void aSubmittedRequestIsPublishedAndAnsweredWhenItsOwnerHasSpoken() throws Exception {
        var answer = submitting("name: quick");
        var record = requests.next();
        assertThat(record.key()).startsWith("quick-");
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{\"name\":\"quick\"}");
        assertThat(answer.isDone()).as("the owner has not spoken").isFalse();

        tell("facts-seen", record.key(), new Fact.ExperimentAccepted(record.key(), NOW, "quick", "ingest-1"));

        var accepted = answer.get();
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.body()).contains("\"id\":\"" + record.key() + "\"", "\"state\":\"planning\"");
    }

    @Test
    void aBadRequestIsAnsweredWithItsErrors() throws Exception {
        var answer = submitting("name: bad");
        var id = requests.next().key();

        tell(
                "facts-seen",
                id,
                new Fact.ExperimentRejected(
                        id, NOW, "bad", List.of(new RequestError("seeds", "x", "is no number", List.of("1")))));

        var rejected = answer.get();
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(rejected.body()).contains("is no number");
    }

    @Test
    void whatIsNeitherYamlNorNamedAsItIsNotTaken() throws Exception {
        assertThat(caller().send("POST", "/experiments", "text/html", "name: x").statusCode())
                .isEqualTo(415);
        assertThat(caller().send("POST", "/experiments", "application/yaml", "a: b: c")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatIsToldIsSeenOnThePageOfItsExperiment() throws Exception {
        var request = Json.read(REQUEST.getBytes(StandardCharsets.UTF_8), ExperimentRequest.class);
        var record = new ExperimentRecord("seen", NOW, request, Planner.ingest(request, "digits"));
        store.put(Keys.request("seen"), Json.bytes(record), "application/json");
        tell("facts-seen", "seen", new Fact.ExperimentAccepted("seen", NOW, "a nice name", "ingest-1"));
        tell(
                "progress-seen",
                "seen",
                new Standing("seen", NOW, List.of(new Standing.Count(TaskKind.TRAIN, 4, 1, 0, 0, 0, 1))));
        tell(
                "progress-seen",
                "seen",
                new TaskProgress("seen", NOW, "train-1", TaskKind.TRAIN, "epoch 7, loss 0.5", 1, 10, 2, "images"));

        assertThat(caller().get("/experiments/seen").body()).contains("a nice name", "epoch 7, loss 0.5");
        assertThat(caller().get("/api/experiments/seen").body()).contains("epoch 7, loss 0.5");
        assertThat(caller().get("/").body()).contains("a nice name");
        assertThat(caller().get("/api/experiments").body()).contains("\"seen\"");
    }

    @Test
    void filesOfReportsAreServedAsWhatTheyAre() throws Exception {
        store.put(Keys.report("ended", "tables/runs.csv"), "a,b\n".getBytes(StandardCharsets.UTF_8), "text/csv");

        var file = caller().get("/experiments/ended/report/tables/runs.csv");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo("a,b\n");
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(caller().get("/experiments/ended/report/tables/none.csv").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatThereIsNotIsSaidToBeMissing() throws Exception {
        assertThat(caller().get("/api/experiments/nobody").statusCode()).isEqualTo(404);
        assertThat(caller().get("/api/experiments/nobody").body()).contains("there is no experiment 'nobody'");
        assertThat(caller().get("/experiments/nobody").body()).contains("There is no experiment 'nobody'.");
        var absurd = caller().get("/api/experiments?limit=0");
        assertThat(absurd.statusCode()).isEqualTo(400);
        assertThat(absurd.body()).contains("limit must be in 1..1000, was '0'");
    }

    @Test
    void anExperimentIsCancelledByARecord() throws Exception {
        end("running", ExperimentOutcome.State.COMPLETE);

        var answer = caller().send("DELETE", "/experiments/running", null, null);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(new String(requests.next().value(), StandardCharsets.UTF_8)).isEqualTo("{\"cancel\":true}");
    }

    @Test
    void aJobComesToItsWorkWhichSaysWhatItLacks() throws Exception {
        var task = Task.of(new TaskSpec.Report("unknown"));
        store.put(Keys.open("unknown"), new byte[0], "text/plain");
        jobs.publish(JobQueue.REPORT, new Job("unknown", task));

        assertThat(jobs.settled()).isEqualTo("ACCEPT " + task.id());
        var attempts = Told.of(sent, "unknown").ended();
        assertThat(attempts).hasSize(1);
        var ended = attempts.get(0);
        assertThat(ended.ending()).isEqualTo(Ending.FAILED);
        assertThat(ended.reason()).contains("unknown");
    }

    private CompletableFuture<HttpResponse<String>> submitting(String document) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return caller().send("POST", "/experiments", "application/yaml", document);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
