package org.tarnish.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.follow.StoredExperiments;

class ExperimentsResourceTest {
    private static final Clock CLOCK = Clock.fixed(StoredExperiments.SUBMITTED, ZoneOffset.UTC);
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final byte[] REQUEST = "{\"name\": \"Small one\"}".getBytes(StandardCharsets.UTF_8);

    private final StoredExperiments stored = new StoredExperiments();
    private final Board board = new Board(stored.glances(), CLOCK);
    private final List<String> published = new ArrayList<>();
    private Consumer<String> onPublished = id -> {};

    /** What a test does before Kafka answers. */
    private Uni<Void> publish(String id, byte[] json) {
        return Uni.createFrom().item(() -> {
            published.add(id);
            onPublished.accept(id);
            return null;
        });
    }

    private ExperimentsResource resource(Duration firstLook, Duration rest, int places) {
        return resource(this::publish, firstLook, rest, places);
    }

    private ExperimentsResource resource(Requests requests, Duration firstLook, Duration rest, int places) {
        return resource(requests, firstLook, rest, places, Runnable::run);
    }

    private ExperimentsResource resource(
            Requests requests, Duration firstLook, Duration rest, int places, Executor looks) {
        return new ExperimentsResource(
                board,
                requests,
                CLOCK,
                new Submitting(board, requests, firstLook, rest, looks),
                new WaitingRoom(places, 1_000_000));
    }

    private static Response answer(Uni<Response> response) {
        return response.await().atMost(Duration.ofSeconds(30));
    }

    private static CompletableFuture<Response> begun(Uni<Response> response) {
        return response.subscribeAsCompletionStage();
    }

    private Fact accepted(String id) {
        return new Fact.ExperimentAccepted(id, CLOCK.instant(), "Small one", "ingest-1");
    }

    private Fact rejected(String id) {
        return new Fact.ExperimentRejected(id, CLOCK.instant(), "Small one", List.of(StoredExperiments.error()));
    }

    @Test
    void anAcceptedRequestIsAnsweredAtOnceEvenIfTheVerdictComesBeforeTheBrokersAnswer() {
        onPublished = id -> board.see(accepted(id));

        var response = answer(resource(NEVER, NEVER, 1).submit(REQUEST, "application/json"));

        assertThat(response.getStatus()).isEqualTo(202);
        var submission = (Submission) response.getEntity();
        assertThat(submission.state()).isEqualTo("planning");
        assertThat(submission.id()).startsWith("small-one-20260101-000000-");
        assertThat(published).containsExactly(submission.id());
        assertThat(stored.calls()).isZero();
    }

    @Test
    void aRejectedRequestIsAnsweredWithEveryError() {
        onPublished = id -> board.see(rejected(id));

        var response = answer(resource(NEVER, NEVER, 1).submit(REQUEST, "application/json"));

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(((Submission) response.getEntity()).errors()).hasSize(1);
    }

    @Test
    void manyRequestsWaitWithoutAThreadAndEachGetsItsOwnVerdict() {
        var resource = resource(NEVER, NEVER, 200);
        var waiting = new ArrayList<CompletableFuture<Response>>();
        for (int i = 0; i < 200; i++) {
            waiting.add(begun(resource.submit(REQUEST, "application/json")));
        }
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(new HashSet<>(published)).hasSize(200);

        var tooMany = answer(resource.submit(REQUEST, "application/json"));
        assertThat(tooMany.getStatus()).isEqualTo(503);
        assertThat(tooMany.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(published).as("nothing of it is promised").hasSize(200);

        for (int i = 0; i < 200; i++) {
            board.see(i % 2 == 0 ? accepted(published.get(i)) : rejected(published.get(i)));
            assertThat(waiting.get(i)).isCompleted();
            assertThat(waiting.get(i).join().getStatus()).isEqualTo(i % 2 == 0 ? 202 : 422);
        }
        assertThat(begun(resource.submit(REQUEST, "application/json")))
                .as("there is room again")
                .isNotDone();
    }

    @Test
    void aThousandEndedExperimentsAreNotLookedAt() {
        for (int i = 0; i < 1_000; i++) {
            stored.complete("e" + i, List.of());
        }
        onPublished = id -> board.see(accepted(id));

        answer(resource(NEVER, NEVER, 1).submit(REQUEST, "application/json"));

        assertThat(stored.calls()).isZero();
    }

    @Test
    void aVerdictThatNobodyHeardIsFoundInTheStore() {
        onPublished = stored::rejected;

        assertThat(answer(resource(SOON, NEVER, 1).submit(REQUEST, "application/json"))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void aRequestThatNobodyHasLookedAtIsSubmitted() {
        var response = answer(resource(SOON, SOON, 1).submit(REQUEST, "application/json"));

        assertThat(response.getStatus()).isEqualTo(202);
        assertThat(((Submission) response.getEntity()).state()).isEqualTo("submitted");
    }

    @Test
    void withoutTheStoreAVerdictIsStillWaitedFor() {
        stored.away(true);
        var waiting = begun(resource(SOON, SOON, 1).submit(REQUEST, "application/json"));

        assertThat(((Submission) waiting.join().getEntity()).state()).isEqualTo("submitted");
    }

    @Test
    void aVerdictIsHeardWhileALookAtTheStoreHangs() {
        var hanging = new ArrayList<Runnable>();
        var resource = resource(this::publish, SOON, NEVER, 1, hanging::add);
        var waiting = begun(resource.submit(REQUEST, "application/json"));

        assertThat(waiting).isNotDone();
        board.see(rejected(published.get(0)));

        assertThat(waiting.join().getStatus()).isEqualTo(422);
    }

    @Test
    void whatKafkaDoesNotTakeIsNotPromisedAndHoldsNoPlace() {
        var resource = resource(
                (id, json) -> Uni.createFrom().failure(new IllegalStateException("the broker is away")),
                NEVER,
                NEVER,
                1);

        for (int i = 0; i < 2; i++) {
            var response = answer(resource.submit(REQUEST, "application/json"));
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getHeaderString("Retry-After")).isEqualTo("5");
            assertThat((Map<?, ?>) response.getEntity()).asString().contains("nothing is promised");
        }
    }

    @Test
    void aRequestWithoutContentTypeIsNotTaken() {
        assertThat(answer(resource(NEVER, NEVER, 1).submit(REQUEST, null)).getStatus())
                .isEqualTo(415);
        assertThat(published).isEmpty();
    }

    @Test
    void whatIsNotYamlIsRejectedUnpublishedAndHoldsNoPlace() {
        var resource = resource(NEVER, NEVER, 1);

        for (int i = 0; i < 2; i++) {
            assertThat(answer(resource.submit("a: [".getBytes(StandardCharsets.UTF_8), "application/yaml"))
                            .getStatus())
                    .isEqualTo(422);
        }
        assertThat(published).isEmpty();
    }

    @Test
    void aPageNamesTheNextOne() {
        stored.complete("a-20260101-000001-x", List.of());
        stored.complete("a-20260101-000002-x", List.of());
        var resource = resource(NEVER, NEVER, 1);

        var first = resource.list(null, 1);
        assertThat(first.getHeaderString("Link"))
                .isEqualTo("</api/experiments?limit=1&after=a-20260101-000002-x>; rel=\"next\"");
        var second = resource.list("a-20260101-000002-x", 1);
        assertThat((List<?>) second.getEntity()).hasSize(1);
        assertThat(second.getHeaderString("Link")).isNull();
    }

    @Test
    void aPageThatCannotBeIsABadRequest() {
        var resource = resource(NEVER, NEVER, 1);

        assertThat(resource.list(null, 0).getStatus()).isEqualTo(400);
        assertThat(resource.list(null, 1_001).getStatus()).isEqualTo(400);
        assertThat(resource.list("../x", null).getStatus()).isEqualTo(400);
    }

    @Test
    void cancellingIsPublishedAndARejectedRequestLeavesTheList() {
        stored.planned("open", List.of());
        stored.rejected("bad");
        var resource = resource(NEVER, NEVER, 1);

        assertThat(answer(resource.cancel("open")).getStatus()).isEqualTo(202);
        assertThat(answer(resource.cancel("bad")).getStatus()).isEqualTo(200);
        assertThat(answer(resource.cancel("unknown")).getStatus()).isEqualTo(404);

        assertThat(published).containsExactly("open");
        assertThat(stored.holds(Keys.outcome("bad"))).isFalse();
    }
}
