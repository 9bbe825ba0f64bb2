package org.tarnish.reporting.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.pipeline.event.AttemptEvent.AttemptEnded;
import org.tarnish.pipeline.event.AttemptEvent.AttemptStarted;
import org.tarnish.pipeline.event.AttemptEvent.Ending;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentOutcome.State;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.Snapshot;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.StoreUnavailable;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentStatus.KindProgress;
import org.tarnish.reporting.live.ExperimentStatus.Problem;
import org.tarnish.reporting.live.ExperimentSummary;
import org.tarnish.reporting.parallel.Calls;

class BoardTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TRAIN = "train-0a";

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final MovingClock clock = new MovingClock(START);
    private final Calls calls = new Calls("calls", 4, Duration.ofMinutes(1), Duration.ZERO);
    private final Board board = new Board(store, new Archive(store), calls, clock);

    @AfterEach
    void close() {
        calls.close();
    }

    private void put(String key, Object value) {
        store.put(key, Json.bytes(value), "application/json");
    }

    private void accept(String id, Instant submitted) {
        var request = new ExperimentRequest(
                "name of " + id,
                new DatasetRequest("digits", null, null, null, null, null, null),
                16,
                List.of("resnet20"),
                null,
                null,
                List.of(new MethodologyRequest("baseline", null)),
                null,
                null);
        store.put(Keys.open(id), new byte[0], "text/plain");
        put(Keys.request(id), new ExperimentRecord(id, submitted, request, Planner.ingest(request, "digits")));
    }

    private void open(String id) {
        accept(id, START);
        plan(id);
        snapshot(id, count(TaskKind.TRAIN, 4, 1, 0, 0));
    }

    private void plan(String id) {
        var run = new Plan.Run("resnet20-s0", "resnet20", "random", Trainable.ALL, "b", 0, TRAIN);
        put(
                Keys.plan(id),
                new Plan("d0", List.of(), List.of(run), Map.of(), Map.of(), List.of(), List.of(), List.of()));
    }

    private void snapshot(String id, Standing.Count... counts) {
        put(Keys.snapshot(id), new Snapshot("digest", new byte[0], new byte[0], List.of(counts)));
    }

    private void end(String id, State state, Instant submitted, Standing.Count... counts) {
        put(
                Keys.outcome(id),
                new ExperimentOutcome(
                        state,
                        START.plusSeconds(100),
                        "name of " + id,
                        state == State.FAILED ? "its data set has gone" : null,
                        state == State.REJECTED ? List.of(new RequestError("seeds", "x", "is no number", null)) : null,
                        submitted,
                        List.of(counts)));
        store.delete(Keys.open(id));
        store.delete(Keys.snapshot(id));
    }

    private static Standing.Count count(TaskKind kind, int total, int done, int failed, int running) {
        return new Standing.Count(kind, total, done, 0, failed, 0, running);
    }

    private void tell(String id, Standing.Count... counts) {
        board.see(new Standing(id, clock.instant(), List.of(counts)));
    }

    private TaskProgress progress(String id, String task, String text) {
        return new TaskProgress(id, clock.instant(), task, TaskKind.TRAIN, text, 3, 10, 2.5, "images");
    }

    private AttemptEnded over(String id, String task, int attempt) {
        return new AttemptEnded(task, id, clock.instant(), "w", attempt, Ending.DONE, null, 0, 1);
    }

    private AttemptStarted begun(String id, String task, int attempt) {
        return new AttemptStarted(task, id, clock.instant(), TaskKind.TRAIN, "w", attempt);
    }

    private ExperimentStatus status(String id) {
        return board.status(id).orElseThrow();
    }

    private List<String> texts(String id) {
        return status(id).activities().stream()
                .map(ExperimentStatus.Activity::text)
                .toList();
    }

    private int callsOf(Runnable what) {
        int before = store.calls();
        what.run();
        return store.calls() - before;
    }

    private List<String> ids(int limit, String after) {
        return board.page(limit, after).experiments().stream()
                .map(ExperimentSummary::id)
                .toList();
    }

    @Test
    void whatIsToldNeverAsksTheStore() {
        open("e1");
        assertThat(callsOf(() -> {
                    for (var id : List.of("e1", "unknown")) {
                        board.see(new Fact.ExperimentAccepted(id, START, "n", "ingest-1"));
                        board.see(new Fact.ExperimentPlanned(id, START, 10, 1, 1));
                        board.see(new Fact.TaskDone(id, START, TRAIN, TaskKind.TRAIN, 1, false));
                        board.see(new Fact.TaskFailed(id, START, TRAIN, TaskKind.TRAIN, "why"));
                        tell(id, count(TaskKind.TRAIN, 4, 2, 0, 1));
                        board.see(progress(id, TRAIN, "epoch 1"));
                        board.see(begun(id, TRAIN, 1));
                        board.see(over(id, TRAIN, 1));
                        board.see(new Fact.ExperimentFailed(id, START, "why"));
                        board.see(new Fact.ReportPublished(id, START, "r"));
                    }
                }))
                .isZero();
    }

    @Test
    void anOpenExperimentIsReadOnceAndThenFollowed() {
        open("e1");
        assertThat(callsOf(() -> status("e1"))).isLessThanOrEqualTo(3);

        assertThat(callsOf(() -> {
                    for (int second = 1; second <= 120; second++) {
                        clock.pass(Duration.ofSeconds(1));
                        tell("e1", count(TaskKind.TRAIN, 200, second, 0, 0));
                        assertThat(status("e1").summary().done()).isEqualTo(second);
                    }
                }))
                .isZero();
    }

    @Test
    void countsAndStatesAreThoseThatWereToldLast() {
        accept("e1", START);
        assertThat(status("e1").summary())
                .isEqualTo(new ExperimentSummary("e1", "name of e1", ExperimentState.PLANNING, START, 0, 0, 0));
        tell("e1", count(TaskKind.INGEST, 1, 0, 0, 1));
        assertThat(status("e1").summary().state()).isEqualTo(ExperimentState.PLANNING);
        assertThat(status("e1").kinds()).isEmpty();

        board.see(new Fact.ExperimentPlanned("e1", clock.instant(), 5, 1, 1));
        assertThat(status("e1").summary().state()).isEqualTo(ExperimentState.RUNNING);
        assertThat(status("e1").summary().total()).isEqualTo(5);

        clock.pass(Duration.ofSeconds(1));
        tell("e1", count(TaskKind.INGEST, 1, 1, 0, 0), new Standing.Count(TaskKind.TRAIN, 4, 2, 1, 1, 0, 1));
        var stale = new Standing("e1", START, List.of(count(TaskKind.INGEST, 1, 0, 0, 0)));
        board.see(stale);
        assertThat(status("e1").summary().done()).isEqualTo(4);
        assertThat(status("e1").kinds())
                .containsExactly(
                        new KindProgress("ingest", 1, 1, 0, 0, 0, 0), new KindProgress("train", 4, 2, 1, 1, 0, 1));
    }

    @Test
    void whatIsGoingOnIsNamedByItsPurpose() {
        open("e1");
        board.see(begun("e1", TRAIN, 1));
        assertThat(texts("e1")).containsExactly("training resnet20-s0: starting");

        board.see(progress("e1", TRAIN, "epoch 3"));
        board.see(begun("e1", TRAIN, 1));
        board.see(progress("e1", "train-ff", "epoch 1"));
        assertThat(texts("e1")).containsExactly("training resnet20-s0: epoch 3", "train: epoch 1");
        assertThat(status("e1").activities().get(0).rate()).isEqualTo(2.5);
        assertThat(callsOf(() -> status("e1"))).as("the plan is read once").isZero();

        board.see(over("e1", TRAIN, 1));
        board.see(new Fact.TaskDone("e1", clock.instant(), "train-ff", TaskKind.TRAIN, 1, false));
        assertThat(texts("e1")).isEmpty();
    }

    @Test
    void lateWordsOfAnAttemptThatIsOverDoNotBringItBack() {
        open("e1");
        var late = progress("e1", TRAIN, "epoch 3");
        clock.pass(Duration.ofSeconds(1));
        board.see(over("e1", TRAIN, 1));
        board.see(late);
        board.see(begun("e1", TRAIN, 1));
        assertThat(texts("e1")).isEmpty();

        board.see(begun("e1", TRAIN, 2));
        assertThat(texts("e1")).containsExactly("training resnet20-s0: starting");
    }

    @Test
    void aTaskThatSaysNothingForAMinuteIsNotShown() {
        open("e1");
        board.see(progress("e1", TRAIN, "epoch 3"));
        clock.pass(Duration.ofSeconds(60));
        assertThat(texts("e1")).hasSize(1);
        clock.pass(Duration.ofSeconds(1));
        assertThat(texts("e1")).isEmpty();
    }

    @Test
    void plansTooLargeAreNotRead() {
        open("e1");
        tell("e1", count(TaskKind.TRAIN, 100_001, 0, 0, 1));
        board.see(progress("e1", TRAIN, "epoch 3"));

        assertThat(texts("e1")).containsExactly("train: epoch 3");
    }

    @Test
    void aDamagedPlanLeavesTheKindsOfTasksAsTheirNames() {
        open("e1");
        store.put(Keys.plan("e1"), new byte[] {'{'}, "application/json");
        board.see(progress("e1", TRAIN, "epoch 3"));

        assertThat(texts("e1")).containsExactly("train: epoch 3");
    }

    @Test
    void memoryOfWhatRunsAndFailsIsBounded() {
        open("e1");
        for (int i = 0; i < 1_000; i++) {
            board.see(progress("e1", "train-" + i, "epoch 1"));
            board.see(new Fact.TaskFailed("e1", START, "evaluate-" + i, TaskKind.EVALUATE, "why"));
        }

        assertThat(texts("e1")).hasSize(200);
        assertThat(status("e1").problems()).hasSize(100);
    }

    @Test
    void failuresAreThoseToldAndThoseOfBefore() {
        open("e1");
        snapshot("e1", count(TaskKind.TRAIN, 4, 1, 1, 0));
        put(Keys.failure("e1", TRAIN), new Failure(TRAIN, "too slow", 3, "w", START));
        assertThat(status("e1").problems())
                .containsExactly(new Problem(TRAIN, "failed", "training resnet20-s0", "too slow"));

        board.see(new Fact.TaskFailed("e1", clock.instant(), "shards-1", TaskKind.SHARDS, "damaged"));
        tell("e1", count(TaskKind.TRAIN, 4, 1, 2, 0));
        assertThat(callsOf(() -> assertThat(status("e1").problems())
                        .extracting(Problem::reason)
                        .containsExactly("too slow", "damaged")))
                .isZero();

        // Another experiment had it done after all.
        store.delete(Keys.failure("e1", TRAIN));
        board.see(new Fact.TaskDone("e1", clock.instant(), TRAIN, TaskKind.TRAIN, 1, false));
        assertThat(status("e1").problems()).extracting(Problem::task).containsExactly("shards-1");
    }

    @Test
    void anEndThatWasToldIsReadFromItsOutcomeAlone() {
        open("e1");
        status("e1");
        end("e1", State.COMPLETE, START, count(TaskKind.TRAIN, 4, 4, 0, 0));
        board.see(new Fact.ReportPublished("e1", clock.instant(), "r"));
        tell("e1", count(TaskKind.TRAIN, 4, 3, 0, 1));

        var status = status("e1");

        assertThat(status.summary())
                .isEqualTo(new ExperimentSummary("e1", "name of e1", ExperimentState.COMPLETE, START, 4, 0, 4));
        assertThat(status.report()).isEqualTo("/experiments/e1/report/report.html");
        assertThat(status.kinds()).containsExactly(new KindProgress("train", 4, 4, 0, 0, 0, 0));
        assertThat(status.problems()).isEmpty();
        assertThat(callsOf(() -> board.page(10, null))).as("the ids alone").isLessThanOrEqualTo(2);
    }

    @Test
    void anExperimentIsCompleteWithFailuresAndFailedWhereEveryRunFailed() {
        end("e1", State.COMPLETE, START, count(TaskKind.TRAIN, 4, 3, 1, 0), count(TaskKind.EVALUATE, 8, 6, 0, 2));
        end("e2", State.FAILED, START, count(TaskKind.TRAIN, 4, 0, 4, 0), count(TaskKind.EVALUATE, 8, 0, 0, 8));
        end("e3", State.FAILED, START);

        assertThat(status("e1").summary().words()).isEqualTo("complete with 1 failure");
        assertThat(status("e2").summary().words()).isEqualTo("failed");
        assertThat(status("e2").report()).isEqualTo("/experiments/e2/report/report.html");
        assertThat(status("e3").report()).isNull();
    }

    @Test
    void anEndThatWasMissedIsNoticedAfterHalfAMinuteOfSilence() {
        open("e1");
        status("e1");
        end("e1", State.CANCELLED, START);
        clock.pass(Duration.ofSeconds(30));
        assertThat(status("e1").summary().state()).isEqualTo(ExperimentState.RUNNING);
        clock.pass(Duration.ofSeconds(1));
        assertThat(status("e1").summary().state()).isEqualTo(ExperimentState.CANCELLED);
    }

    @Test
    void endedExperimentsSayWhyAndWhatFailed() {
        accept("e1", START);
        end("e1", State.FAILED, START);
        assertThat(status("e1").problems())
                .containsExactly(new Problem("", "failed", "experiment", "its data set has gone"));

        open("e2");
        put(Keys.failure("e2", TRAIN), new Failure(TRAIN, "too slow", 3, "w", START));
        end("e2", State.COMPLETE, START, count(TaskKind.TRAIN, 4, 3, 1, 0));
        assertThat(status("e2").problems())
                .containsExactly(new Problem(TRAIN, "failed", "training resnet20-s0", "too slow"));
    }

    @Test
    void outcomesOfEarlierVersionsAreShownAsFarAsTheyGo() {
        store.put(
                Keys.outcome("e1"),
                "{\"state\":\"complete\",\"at\":\"2026-01-01T00:01:40Z\"}".getBytes(StandardCharsets.UTF_8),
                "application/json");
        store.put(
                Keys.plan("e1"),
                "{\"tasks\":[{\"spec\":{\"kind\":\"sculpt\"}}]}".getBytes(StandardCharsets.UTF_8),
                "application/json");

        assertThat(status("e1").summary())
                .isEqualTo(
                        new ExperimentSummary("e1", "e1", ExperimentState.COMPLETE, START.plusSeconds(100), 0, 0, 0));
        assertThat(ids(10, null)).containsExactly("e1");
    }

    @Test
    void aRejectedIdMayBeUsedAgain() {
        end("e1", State.REJECTED, START);
        assertThat(status("e1").errors()).extracting(RequestError::path).containsExactly("seeds");

        store.delete(Keys.outcome("e1"));
        open("e1");
        board.see(new Fact.ExperimentAccepted("e1", clock.instant(), "n", "ingest-1"));

        assertThat(status("e1").summary().state()).isEqualTo(ExperimentState.RUNNING);
    }

    @Test
    void onlyRejectedRequestsLeaveTheList() {
        end("bad", State.REJECTED, START);
        accept("good", START);
        end("good", State.COMPLETE, START);
        assertThat(ids(10, null)).containsExactlyInAnyOrder("bad", "good");

        assertThat(board.remove("good")).isFalse();
        assertThat(board.remove("bad")).isTrue();

        assertThat(ids(10, null)).containsExactly("good");
        assertThat(board.status("bad")).isEmpty();
    }

    @Test
    void anExperimentThatCannotBeReadFailedAndTheOthersAreShown() {
        open("good");
        store.put(Keys.request("bad"), new byte[0], "application/json");
        store.put(Keys.outcome("worse"), new byte[] {'{'}, "application/json");

        assertThat(ids(10, null)).containsExactlyInAnyOrder("good", "bad", "worse");
        for (var id : List.of("bad", "worse")) {
            assertThat(status(id).summary().state()).isEqualTo(ExperimentState.FAILED);
            assertThat(status(id).problems())
                    .singleElement()
                    .extracting(Problem::reason)
                    .asString()
                    .contains("cannot be read");
        }
    }

    @Test
    void whoNobodyKnowsIsNotThere() {
        assertThat(board.status("nobody")).isEmpty();
        assertThat(board.status("../secrets")).isEmpty();
        tell("nobody", count(TaskKind.TRAIN, 1, 0, 0, 0));
        assertThat(board.status("nobody")).isEmpty();
    }

    @Test
    void aThousandEndedExperimentsAreShownPageByPage() {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 1_000; i++) {
            var at = START.plusSeconds(i);
            var id = "e-20260101-%02d%02d%02d-x".formatted(i / 3600, i / 60 % 60, i % 60);
            end(id, State.COMPLETE, at);
            expected.add(0, id);
        }

        int first = callsOf(() -> assertThat(ids(200, null)).isEqualTo(expected.subList(0, 200)));
        assertThat(first).isBetween(200, 203);
        assertThat(callsOf(() -> board.page(200, null))).isLessThanOrEqualTo(2);

        var seen = new ArrayList<String>();
        String after = null;
        do {
            var page = board.page(300, after);
            page.experiments().forEach(one -> seen.add(one.id()));
            after = page.next();
        } while (after != null);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void aListThatFitsOnOnePageIsInTheOrderOfSubmissionWhateverTheIds() {
        end("a", State.COMPLETE, START.plusSeconds(2));
        end("b", State.COMPLETE, START.plusSeconds(3));
        accept("c", START.plusSeconds(1));

        assertThat(ids(10, null)).containsExactly("b", "a", "c");
        assertThat(board.page(10, null).next()).isNull();
    }

    @Test
    void aNewExperimentIsInTheListAtOnce() {
        assertThat(ids(10, null)).isEmpty();
        accept("e1", START);
        board.see(new Fact.ExperimentAccepted("e1", clock.instant(), "n", "ingest-1"));

        assertThat(ids(10, null)).containsExactly("e1");
    }

    @Test
    void whatIsKnownIsShownWhileTheStoreIsAwayAndNothingElse() {
        var away = new AwayStore();
        var looking = new Board(away, new Archive(away), calls, clock);

        assertThatThrownBy(() -> looking.status("e1")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> looking.page(10, null)).isInstanceOf(StoreUnavailable.class);

        away.there = true;
        assertThat(looking.status("e1")).isEmpty();
    }
}
