package org.tarnish.reporting.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tarnish.reporting.follow.StoredExperiments.SUBMITTED;
import static org.tarnish.reporting.follow.StoredExperiments.standing;
import static org.tarnish.reporting.follow.StoredExperiments.trainings;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.event.AttemptEvent.AttemptEnded;
import org.tarnish.pipeline.event.AttemptEvent.AttemptStarted;
import org.tarnish.pipeline.event.AttemptEvent.Ending;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Standing.Count;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.StoreUnavailable;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentStatus.Activity;
import org.tarnish.reporting.live.ExperimentStatus.Problem;
import org.tarnish.reporting.live.ExperimentSummary;

class BoardTest {
    private final StoredExperiments stored = new StoredExperiments();
    private Instant now = SUBMITTED;
    private final Board board = new Board(stored.glances(), new MovedClock());

    private final class MovedClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private ExperimentStatus status(String id) {
        return board.status(id).orElseThrow();
    }

    private TaskProgress progress(String id, String task, String text) {
        return new TaskProgress(id, now, task, TaskKind.TRAIN, text, 3, 10, 1.5, "epochs");
    }

    private AttemptEnded ended(String id, String task, Ending ending) {
        return new AttemptEnded(task, id, now, "w", 1, ending, null, 0, 1);
    }

    @Test
    void whatIsToldIsTakenWithoutReadingTheStore() {
        for (int i = 0; i < 100; i++) {
            var id = "e" + i;
            board.see(new Fact.ExperimentAccepted(id, now, "small", "ingest-1"));
            board.see(new Fact.ExperimentPlanned(id, now, 10, 1, 2));
            board.see(standing(id, trainings(10, 1, 0)));
            board.see(new AttemptStarted("train-1", id, now, TaskKind.TRAIN, "w", 1));
            board.see(progress(id, "train-1", "epoch 3"));
            board.see(ended(id, "train-1", Ending.DONE));
            board.see(new Fact.TaskDone(id, now, "train-1", TaskKind.TRAIN, 1, false));
            board.see(new Fact.TaskFailed(id, now, "train-2", TaskKind.TRAIN, "the loss is NaN"));
            board.see(new Fact.ReportPublished(id, now, "report.html"));
        }

        assertThat(stored.calls()).isZero();
    }

    @Test
    void anOpenExperimentIsReadOnceAndFollowedFromThenOn() {
        stored.planned("e1", List.of(trainings(4, 1, 0)));
        assertThat(status("e1").kinds().get(0).done()).isEqualTo(1);
        int calls = stored.calls();
        assertThat(calls).isLessThanOrEqualTo(4);

        for (int i = 0; i < 100; i++) {
            now = now.plusSeconds(10);
            board.see(standing("e1", trainings(4, 2, 0)));
            var status = status("e1");
            assertThat(status.kinds().get(0).done()).isEqualTo(2);
            assertThat(status.summary())
                    .isEqualTo(new ExperimentSummary("e1", "small", ExperimentState.RUNNING, SUBMITTED, 2, 4));
        }
        assertThat(stored.calls()).isEqualTo(calls);
    }

    @Test
    void anExperimentWhoseBeginningWasHeardIsNeverRead() {
        board.see(new Fact.ExperimentAccepted("e1", now, "small", "ingest-1"));
        assertThat(status("e1").summary().state()).isEqualTo(ExperimentState.PLANNING);

        board.see(standing("e1", new Count(TaskKind.INGEST, 1, 0, 0, 0, 0, 1)));
        assertThat(status("e1").summary())
                .as("before it is planned it consists of its ingest, which is no plan")
                .isEqualTo(new ExperimentSummary("e1", "small", ExperimentState.PLANNING, SUBMITTED, 0, 0));

        board.see(new Fact.ExperimentPlanned("e1", now, 7, 1, 2));
        assertThat(status("e1").summary().state()).isEqualTo(ExperimentState.RUNNING);
        assertThat(status("e1").summary().total()).isEqualTo(7);
        assertThat(stored.calls()).isZero();
    }

    @Test
    void anExperimentOfWhichNothingIsHeardIsReadAgain() {
        stored.planned("e1", List.of(trainings(4, 1, 0)));
        status("e1");
        stored.complete("e1", List.of(trainings(4, 4, 0)));

        now = now.plusSeconds(29);
        assertThat(status("e1").summary().state()).isEqualTo(ExperimentState.RUNNING);
        now = now.plusSeconds(1);
        assertThat(status("e1").summary().state()).isEqualTo(ExperimentState.COMPLETE);
    }

    @Test
    void anEndedExperimentIsReadOnceAfterItsEndWasTold() {
        board.see(new Fact.ExperimentAccepted("e1", now, "small", "ingest-1"));
        stored.complete("e1", List.of(trainings(4, 3, 1)));
        stored.failed("e1", "train-x", "the loss is NaN");
        board.see(new Fact.ReportPublished("e1", now, Keys.report("e1", "report.html")));

        var status = status("e1");
        assertThat(status.summary())
                .isEqualTo(new ExperimentSummary("e1", "small", ExperimentState.COMPLETE, SUBMITTED, 4, 4));
        assertThat(status.report()).isEqualTo("/experiments/e1/report/report.html");
        assertThat(status.problems()).containsExactly(new Problem("train-x", "failed", "train-x", "the loss is NaN"));
        int calls = stored.calls();
        assertThat(status("e1")).isEqualTo(status);
        assertThat(stored.calls()).isEqualTo(calls);
    }

    @Test
    void outcomesOfEarlierVersionsAreShownWithWhatTheyHave() {
        stored.putBytes(
                Keys.outcome("old"),
                "{\"state\":\"complete\",\"at\":\"2025-12-01T00:00:00Z\",\"name\":\"old one\"}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(status("old").summary())
                .isEqualTo(new ExperimentSummary(
                        "old", "old one", ExperimentState.COMPLETE, Instant.parse("2025-12-01T00:00:00Z"), 0, 0));
        assertThat(status("old").kinds()).isEmpty();
    }

    @Test
    void tasksAreNamedByTheirPurposeOnceThePlanIsRead() {
        var plan = stored.planned("e1", List.of(trainings(4, 0, 0)));
        status("e1");
        var run = plan.runs().get(0);
        board.see(progress("e1", run.task(), "epoch 3"));
        status("e1");

        int calls = stored.calls();
        assertThat(status("e1").activities())
                .containsExactly(new Activity(run.task(), "training " + run.id() + ": epoch 3", 3, 10, 1.5, "epochs"));
        status("e1");
        assertThat(stored.calls()).as("the plan is read once").isEqualTo(calls);
    }

    @Test
    void aLargePlanIsNotRead() {
        board.see(new Fact.ExperimentAccepted("e1", now, "small", "ingest-1"));
        board.see(new Fact.ExperimentPlanned("e1", now, KnownPurposes.LARGE_PLAN, 1, 2));
        board.see(progress("e1", "train-1", "epoch 3"));

        assertThat(status("e1").activities()).extracting(Activity::text).containsExactly("train: epoch 3");
        assertThat(stored.calls()).isZero();
    }

    @Test
    void aPlanThatCannotBeReadKeepsNothingElseFromBeingShown() {
        stored.planned("e1", List.of(trainings(4, 0, 0)));
        stored.putBytes(Keys.plan("e1"), "{".getBytes(StandardCharsets.UTF_8));
        status("e1");
        board.see(progress("e1", "train-1", "epoch 3"));

        status("e1");
        int calls = stored.calls();
        assertThat(status("e1").activities()).extracting(Activity::text).containsExactly("train: epoch 3");
        assertThat(status("e1").summary().state()).isEqualTo(ExperimentState.RUNNING);
        assertThat(stored.calls()).as("nor is it read again").isEqualTo(calls);
    }

    @Test
    void aTaskRunsFromItsBeginningToItsEndInWhateverOrderTopicsAreRead() {
        board.see(new Fact.ExperimentAccepted("e1", now, "small", "ingest-1"));
        board.see(new AttemptStarted("train-1", "e1", now, TaskKind.TRAIN, "w", 1));
        assertThat(status("e1").activities()).extracting(Activity::text).containsExactly("train: starting");

        var late = progress("e1", "train-1", "epoch 3");
        board.see(ended("e1", "train-1", Ending.UNFORESEEN));
        board.see(late);
        assertThat(status("e1").activities()).as("progress that comes late").isEmpty();

        now = now.plusSeconds(1);
        board.see(progress("e1", "train-1", "epoch 1"));
        assertThat(status("e1").activities()).as("of another attempt").hasSize(1);

        board.see(new Fact.TaskDone("e1", now, "train-1", TaskKind.TRAIN, 1, false));
        now = now.plusSeconds(1);
        board.see(progress("e1", "train-1", "epoch 2"));
        assertThat(status("e1").activities()).as("what is done begins no more").isEmpty();
    }

    @Test
    void aTaskOfWhichNothingIsHeardForAMinuteIsNotShown() {
        board.see(new Fact.ExperimentAccepted("e1", now, "small", "ingest-1"));
        board.see(progress("e1", "train-1", "epoch 3"));
        now = now.plusSeconds(61);
        board.see(standing("e1", trainings(4, 0, 0)));

        assertThat(status("e1").activities()).isEmpty();
    }

    @Test
    void thousandsOfRunningTasksAreNotAllKept() {
        board.see(new Fact.ExperimentAccepted("e1", now, "small", "ingest-1"));
        for (int i = 0; i < 5_000; i++) {
            board.see(progress("e1", "train-" + i, "epoch 3"));
        }
        assertThat(status("e1").activities()).hasSize(100);

        now = now.plusSeconds(61);
        board.see(standing("e1", trainings(4, 0, 0)));
        board.see(progress("e1", "train-new", "epoch 3"));
        assertThat(status("e1").activities()).extracting(Activity::task).containsExactly("train-new");
    }

    @Test
    void failuresThatWereNotHeardOfAreRead() {
        board.see(new Fact.ExperimentAccepted("e1", now, "small", "ingest-1"));
        stored.planned("e1", List.of());
        stored.failed("e1", "train-x", "the loss is NaN");
        board.see(standing("e1", trainings(4, 0, 1)));

        assertThat(status("e1").problems()).extracting(Problem::reason).containsExactly("the loss is NaN");
        int calls = stored.calls();
        status("e1");
        assertThat(stored.calls()).as("once").isLessThanOrEqualTo(calls + 1);
    }

    @Test
    void ofManyFailuresTheFirstAreNamedAndTheOthersCounted() {
        board.see(new Fact.ExperimentAccepted("e1", now, "small", "ingest-1"));
        for (int i = 0; i < 1_000; i++) {
            board.see(new Fact.TaskFailed("e1", now, "train-" + i, TaskKind.TRAIN, "the loss is NaN"));
        }
        board.see(standing("e1", trainings(4_000, 0, 1_000)));

        var problems = status("e1").problems();
        assertThat(problems).hasSize(201);
        assertThat(problems.get(200).what()).isEqualTo("800 more tasks");
    }

    @Test
    void anUnreadableExperimentIsShownAsFailedWithItsSentenceAndNoOtherIs() {
        stored.putBytes(Keys.request("broken-20260102-000000-x"), new byte[0]);
        stored.complete("good-20260101-000000-x", List.of());

        assertThat(status("broken-20260102-000000-x").problems())
                .extracting(Problem::reason)
                .singleElement()
                .asString()
                .contains("experiments/broken-20260102-000000-x/request.json");
        assertThat(board.experiments(null, 10).experiments())
                .extracting(ExperimentSummary::id, ExperimentSummary::state)
                .containsExactly(
                        tuple("broken-20260102-000000-x", ExperimentState.FAILED),
                        tuple("good-20260101-000000-x", ExperimentState.COMPLETE));
    }

    @Test
    void aPageOfAThousandExperimentsReadsItsOwnAndNoOthers() {
        for (int i = 0; i < 1_000; i++) {
            stored.complete("e-20260101-%06d-abcd".formatted(i % 60 + i / 60 * 100), List.of(trainings(4, 4, 0)));
        }

        var first = board.experiments(null, 100);
        assertThat(first.experiments()).hasSize(100);
        assertThat(first.experiments())
                .extracting(ExperimentSummary::id)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(stored.calls()).as("the ids, and an outcome for each line").isEqualTo(1 + 100);

        board.experiments(null, 100);
        assertThat(stored.calls()).as("only the ids are listed again").isEqualTo(1 + 100 + 1);

        int pages = 1;
        int lines = first.experiments().size();
        for (var page = first; page.next() != null; pages++) {
            page = board.experiments(page.next(), 100);
            lines += page.experiments().size();
        }
        assertThat(pages).isEqualTo(10);
        assertThat(lines).isEqualTo(1_000);
    }

    @Test
    void idsWithoutATimeAreListedByWhenTheyWereSubmitted() {
        stored.complete("mine", List.of());
        stored.complete("before-20251231-235959-x", List.of());
        stored.complete("after-20260101-000001-x", List.of());

        assertThat(board.experiments(null, 10).experiments())
                .extracting(ExperimentSummary::id)
                .containsExactly("after-20260101-000001-x", "mine", "before-20251231-235959-x");
        assertThat(board.experiments("mine", 10).experiments())
                .extracting(ExperimentSummary::id)
                .containsExactly("before-20251231-235959-x");
    }

    @Test
    void aPageGoesOnAfterAnExperimentThatIsGone() {
        stored.complete("a-20260101-000001-x", List.of());
        stored.complete("a-20260101-000003-x", List.of());

        assertThat(board.experiments("a-20260101-000002-x", 10).experiments())
                .extracting(ExperimentSummary::id)
                .containsExactly("a-20260101-000001-x");
    }

    @Test
    void whatIsFollowedIsShownWhileTheStoreIsAway() {
        board.see(new Fact.ExperimentAccepted("e1", now, "small", "ingest-1"));
        board.see(standing("e1", trainings(4, 2, 0)));
        stored.away(true);

        assertThat(status("e1").summary().done()).isEqualTo(2);
        assertThatThrownBy(() -> board.status("another")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> board.experiments(null, 10)).isInstanceOf(StoreUnavailable.class);

        stored.away(false);
        assertThat(board.status("another")).isEmpty();
    }

    @Test
    void anIdWhoseRequestWasRejectedMayBeUsedAgain() {
        stored.rejected("e1");
        assertThat(status("e1").summary().state()).isEqualTo(ExperimentState.REJECTED);
        assertThat(status("e1").errors())
                .extracting(ExperimentStatus.RequestError::path)
                .containsExactly("seeds");

        board.see(new Fact.ExperimentAccepted("e1", now, "small", "ingest-1"));
        assertThat(status("e1").summary().state()).isEqualTo(ExperimentState.PLANNING);
    }

    @Test
    void aRejectedRequestCanBeDismissedAndNothingElse() {
        stored.rejected("e1");
        stored.complete("e2", List.of());
        board.experiments(null, 10);

        assertThat(board.dismiss("e1")).isTrue();
        assertThat(board.dismiss("e2")).isFalse();

        assertThat(board.status("e1")).isEmpty();
        assertThat(board.experiments(null, 10).experiments())
                .extracting(ExperimentSummary::id)
                .containsExactly("e2");
    }

    @Test
    void thereIsNoExperimentUnderANameThatCannotBeOne() {
        assertThat(board.status("../../etc/passwd")).isEmpty();
        assertThat(stored.calls()).isZero();
    }
}
