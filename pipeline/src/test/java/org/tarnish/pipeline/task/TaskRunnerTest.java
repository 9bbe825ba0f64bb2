package org.tarnish.pipeline.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tarnish.pipeline.ledger.LedgerFixture.CLOCK;
import static org.tarnish.pipeline.ledger.LedgerFixture.experiment;
import static org.tarnish.pipeline.ledger.LedgerFixture.tasks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.job.JobHandler.Delivery;
import org.tarnish.pipeline.job.JobHandler.Verdict;
import org.tarnish.pipeline.ledger.Claims;
import org.tarnish.pipeline.ledger.Experiment;
import org.tarnish.pipeline.ledger.LedgerFixture;
import org.tarnish.pipeline.ledger.TaskClaim;
import org.tarnish.pipeline.store.StoreUnavailable;

class TaskRunnerTest {
    private final LedgerFixture fixture = new LedgerFixture();
    private final List<TaskRunner> runners = new ArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final List<String> outcomes = new ArrayList<>();
    private Experiment experiment;
    private String task;

    @BeforeEach
    void plan() {
        experiment = fixture.planned(experiment("e1", "resnet20"));
        fixture.jobs.take();
        task = tasks(experiment, TaskKind.TRAIN).get(0);
    }

    @AfterEach
    void close() {
        runners.forEach(TaskRunner::close);
    }

    private TaskRunner runner(String worker, TaskWork work) {
        var observer = new TaskObserver() {
            @Override
            public void started(TaskKind kind) {
                outcomes.add("started");
            }

            @Override
            public void ended(TaskKind kind, String outcome, double seconds) {
                outcomes.add(outcome);
            }
        };
        var runner = new TaskRunner(
                worker,
                fixture.archive(),
                fixture.ledger(),
                new Claims(fixture.store),
                fixture.jobs,
                fixture.events,
                observer,
                CLOCK,
                Map.of(TaskKind.TRAIN, work));
        runners.add(runner);
        return runner;
    }

    private Verdict handle(TaskRunner runner, int delivery) {
        return runner.handle(new Job("e1", task), new Delivery(delivery, new RecordHeaders(), stopping::get));
    }

    @Test
    void writesTheMarkerAndReleasesWhatFollows() {
        var verdict = handle(runner("w1", (todo, context) -> Map.of("artefacts", context.artefacts())), 1);

        assertThat(verdict).isEqualTo(Verdict.ACCEPT);
        var marker = fixture.archive().marker(task).orElseThrow();
        assertThat(marker.experiment()).isEqualTo("e1");
        assertThat(marker.attempt()).isEqualTo(1);
        assertThat(marker.result().get("artefacts").asText()).startsWith("tasks/" + task + "/attempts/01-");
        assertThat(fixture.jobs.takeTasks())
                .contains(tasks(experiment, TaskKind.TRAIN).get(1));
        assertThat(fixture.events.facts(Fact.TaskStarted.class)).hasSize(1);
        assertThat(fixture.events.facts(Fact.ModelTrained.class)).hasSize(1);
        assertThat(outcomes).containsExactly("started", "done");
    }

    @Test
    void doesNotDoATaskAgainThatIsDone() {
        handle(runner("w1", (todo, context) -> Map.of()), 1);
        fixture.jobs.take();

        var verdict = handle(
                runner("w2", (todo, context) -> {
                    throw new AssertionError("done already");
                }),
                2);

        assertThat(verdict).isEqualTo(Verdict.ACCEPT);
        assertThat(fixture.jobs.takeTasks())
                .contains(tasks(experiment, TaskKind.TRAIN).get(1));
    }

    @Test
    void leavesATaskAloneThatAnotherWorkerHolds() {
        TaskClaim.take(new Claims(fixture.store), task, "w1");

        var verdict = handle(
                runner("w2", (todo, context) -> {
                    throw new AssertionError("held by another");
                }),
                1);

        assertThat(verdict).isEqualTo(Verdict.ACCEPT);
        assertThat(fixture.archive().done(task)).isFalse();
    }

    @Test
    void takesATaskOverAtOnceWhenItsMessageIsDeliveredAgain() {
        TaskClaim.take(new Claims(fixture.store), task, "w1");

        assertThat(handle(runner("w2", (todo, context) -> Map.of()), 2)).isEqualTo(Verdict.ACCEPT);

        assertThat(fixture.archive().marker(task).orElseThrow().worker()).isEqualTo("w2");
        assertThat(fixture.archive().marker(task).orElseThrow().attempt()).isEqualTo(2);
    }

    @Test
    void takesATaskOverWhoseClaimIsNoLongerRenewed() {
        TaskClaim.take(new Claims(fixture.store), task, "w1");
        fixture.store.pass(Duration.ofSeconds(30));

        handle(runner("w2", (todo, context) -> Map.of()), 1);

        assertThat(fixture.archive().marker(task).orElseThrow().worker()).isEqualTo("w2");
    }

    @Test
    void parksATaskThatCannotBeDone() {
        var verdict = handle(
                runner("w1", (todo, context) -> {
                    throw new PermanentFailure("the loss is not a number at step 3");
                }),
                1);

        assertThat(verdict).isEqualTo(Verdict.REJECT);
        assertThat(fixture.archive().failures("e1").get(task).reason()).isEqualTo("the loss is not a number at step 3");
        assertThat(fixture.jobs.parked()).containsExactly(task + ": the loss is not a number at step 3");
        assertThat(outcomes).containsExactly("started", "failed");
    }

    @Test
    void triesAgainAfterTheStoreWasAway() {
        stopping.set(true);
        var calls = new ArrayList<Integer>();
        TaskWork work = (todo, context) -> {
            calls.add(calls.size());
            if (calls.size() == 1) {
                throw new StoreUnavailable("away", null);
            }
            return Map.of();
        };

        assertThat(handle(runner("w1", work), 1)).isEqualTo(Verdict.RELEASE);
        stopping.set(false);
        assertThat(handle(runner("w1", work), 2)).isEqualTo(Verdict.ACCEPT);

        assertThat(outcomes).containsExactly("started", "retried", "started", "done");
    }

    @Test
    void givesUpAfterThreeUnforeseenErrors() {
        stopping.set(true);
        TaskWork work = (todo, context) -> {
            throw new IllegalStateException("a bug");
        };

        assertThat(handle(runner("w1", work), 1)).isEqualTo(Verdict.RELEASE);
        assertThat(handle(runner("w1", work), 2)).isEqualTo(Verdict.RELEASE);
        assertThat(handle(runner("w1", work), 3)).isEqualTo(Verdict.REJECT);

        assertThat(fixture.archive().failures("e1").get(task).reason())
                .contains("3 times")
                .contains("a bug");
    }

    @Test
    void givesUpOnATaskWhoseWorkersKeepDying() {
        for (int i = 0; i < 10; i++) {
            TaskClaim.take(new Claims(fixture.store), task, "dead-" + i);
        }

        var verdict = handle(runner("w1", (todo, context) -> Map.of()), 2);

        assertThat(verdict).isEqualTo(Verdict.REJECT);
        assertThat(fixture.archive().failures("e1").get(task).reason()).contains("10 attempts");
    }

    @Test
    void givesATaskBackWithoutCountingItWhenTheWorkerStops() {
        TaskWork work = (todo, context) -> {
            stopping.set(true);
            context.checkCancelled();
            return Map.of();
        };

        assertThat(handle(runner("w1", work), 1)).isEqualTo(Verdict.RELEASE);

        stopping.set(false);
        handle(runner("w2", (todo, context) -> Map.of()), 2);
        assertThat(fixture.archive().marker(task).orElseThrow().attempt()).isEqualTo(1);
    }

    @Test
    void stopsATaskThatIsCancelledWhileItRuns() {
        TaskWork work = (todo, context) -> {
            fixture.ledger().cancel("e1");
            // The claim's renewal notices, at the latest after its interval.
            while (true) {
                context.checkCancelled();
                Thread.onSpinWait();
            }
        };

        assertThat(handle(runner("w1", work), 1)).isEqualTo(Verdict.ACCEPT);

        assertThat(outcomes).containsExactly("started", "cancelled");
        assertThat(fixture.archive().done(task)).isFalse();
    }

    @Test
    void dropsAJobThatNobodyWantsAnyMore() {
        fixture.ledger().cancel("e1");

        var verdict = handle(
                runner("w1", (todo, context) -> {
                    throw new AssertionError("not wanted");
                }),
                1);

        assertThat(verdict).isEqualTo(Verdict.ACCEPT);
        assertThat(outcomes).isEmpty();
    }

    @Test
    void tellsProgressToEveryExperimentThatWantsTheTask() {
        fixture.ledger().accept(experiment("e2", "resnet20"));

        handle(
                runner("w1", (todo, context) -> {
                    context.progress("epoch 1", 5, 5, "images");
                    return Map.of();
                }),
                1);

        assertThat(fixture.events.progress())
                .extracting(progress -> progress.experiment() + " " + progress.text())
                .containsExactly("e1 epoch 1", "e2 epoch 1");
    }
}
