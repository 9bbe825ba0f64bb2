package org.tarnish.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.job.BrokerUnavailable;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.parallel.Calls;
import org.tarnish.reporting.submit.PublishOutcome;
import org.tarnish.reporting.submit.Submissions;

class ExperimentsResourceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String JSON = "application/json";

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Calls calls = new Calls("calls", 2, Duration.ofMinutes(1), Duration.ZERO);
    private final Board board = new Board(store, new Archive(store), calls, Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<String> published = new ArrayList<>();
    private final Function<String, Fact> accepting = id -> new Fact.ExperimentAccepted(id, NOW, "n", "ingest-1");
    private Function<String, Fact> owner = accepting;
    private CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);
    private final Submissions submissions =
            new Submissions(this::publish, PublishOutcome.Undecided::new, Runnable::run, Duration.ofMillis(50), 1);
    private final ExperimentsResource resource =
            new ExperimentsResource(board, submissions, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        calls.close();
    }

    private CompletableFuture<Void> publish(String id, byte[] json) {
        published.add(id + " " + new String(json, StandardCharsets.UTF_8));
        if (owner != null) {
            submissions.see(owner.apply(id));
        }
        return taken;
    }

    private Response submit(String document, String type) {
        return resource.submit(document.getBytes(StandardCharsets.UTF_8), type)
                .await()
                .indefinitely();
    }

    private Response cancel(String id) {
        return resource.cancel(id).await().indefinitely();
    }

    private void end(String id, ExperimentOutcome.State state) {
        store.put(Keys.outcome(id), Json.bytes(new ExperimentOutcome(state, NOW, "n", null, null, NOW, null)), JSON);
    }

    @Test
    void aGoodRequestIsPublishedAsJsonAndAccepted() {
        var answer = submit("name: quick\nseeds: [1]", "application/yaml; charset=utf-8");

        assertThat(answer.getStatus()).isEqualTo(202);
        var submission = (Submission) answer.getEntity();
        assertThat(submission.id()).startsWith("quick-20260101-000000-");
        assertThat(submission.state()).isEqualTo("planning");
        assertThat(published).containsExactly(submission.id() + " {\"name\":\"quick\",\"seeds\":[1]}");
    }

    @Test
    void aBadRequestAnswersWithEveryError() {
        owner = id -> new Fact.ExperimentRejected(
                id, NOW, "n", List.of(new RequestError("seeds", "x", "is no number", List.of("1"))));

        var answer = submit("{}", JSON);

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(((Submission) answer.getEntity()).errors())
                .containsExactly(new RequestError("seeds", "x", "is no number", List.of("1")));
    }

    @Test
    void whatIsNoYamlIsRejectedUnpublished() {
        var answer = submit("a: b: c", "text/yaml");

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(published).isEmpty();
    }

    @Test
    void aRequestThatIsTooLargeIsRejectedUnpublished() {
        var most = ExperimentRequest.MOST_BYTES;
        for (var type : List.of(JSON, "text/yaml")) {
            var answer = submit("{\"name\": \"" + "x".repeat(most) + "\"}", type);

            assertThat(answer.getStatus()).isEqualTo(422);
            assertThat(((Submission) answer.getEntity()).errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.message())
                            .startsWith("the request must have at most 1,048,576 bytes, as JSON too, had 1,048,588"));
        }
        assertThat(published).isEmpty();
    }

    @Test
    void withoutAVerdictItIsSubmitted() {
        owner = null;

        var answer = submit("{}", JSON);

        assertThat(answer.getStatus()).isEqualTo(202);
        assertThat(((Submission) answer.getEntity()).state()).isEqualTo("submitted");
    }

    @Test
    void whileKafkaIsAwayNothingIsPromised() {
        owner = null;
        taken = CompletableFuture.failedFuture(new BrokerUnavailable("Kafka is away", null));

        var answer = submit("{}", JSON);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(answer.getEntity())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .hasEntrySatisfying(
                        "message", message -> assertThat((String) message).startsWith("Kafka is away, or look"));
    }

    @Test
    void aRequestWithoutATypeIsNotTaken() {
        assertThat(submit("{}", null).getStatus()).isEqualTo(415);
        assertThat(published).isEmpty();
    }

    @Test
    void theListNamesItsNextPage() {
        end("a-20260101-000001-x", ExperimentOutcome.State.COMPLETE);
        end("b-20260101-000002-x", ExperimentOutcome.State.COMPLETE);

        var first = resource.list("1", null);
        assertThat((List<?>) first.getEntity()).hasSize(1);
        assertThat(first.getHeaderString("Link"))
                .isEqualTo("</api/experiments?limit=1&after=b-20260101-000002-x>; rel=\"next\"");
        assertThat(resource.list("1", "b-20260101-000002-x").getHeaderString("Link"))
                .isNull();
    }

    @Test
    void anAbsurdLimitIsNamed() {
        for (var limit : List.of("0", "1001", "-1", "many", "99999999999")) {
            assertThatThrownBy(() -> resource.list(limit, null))
                    .isInstanceOf(Paging.BadPaging.class)
                    .hasMessage("limit must be in 1..1000, was '" + limit + "'");
        }
    }

    @Test
    void cancellingIsARecordToo() {
        end("e1", ExperimentOutcome.State.COMPLETE);

        assertThat(cancel("e1").getStatus()).isEqualTo(202);
        assertThat(published).containsExactly("e1 {\"cancel\":true}");

        taken = CompletableFuture.failedFuture(new BrokerUnavailable("Kafka is away", null));
        assertThat(cancel("e1").getStatus()).isEqualTo(503);
    }

    @Test
    void aRejectedRequestLeavesTheListInstead() {
        end("e1", ExperimentOutcome.State.REJECTED);

        assertThat(cancel("e1").getStatus()).isEqualTo(200);

        assertThat(published).isEmpty();
        assertThat(cancel("e1").getStatus()).isEqualTo(404);
        assertThat(store.exists(Keys.outcome("e1"))).isFalse();
    }
}
