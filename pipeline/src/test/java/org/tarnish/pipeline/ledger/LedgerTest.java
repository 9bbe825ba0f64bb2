package org.tarnish.pipeline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tarnish.pipeline.ledger.LedgerFixture.experiment;
import static org.tarnish.pipeline.ledger.LedgerFixture.marker;
import static org.tarnish.pipeline.ledger.LedgerFixture.tasks;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.JobQueue;
import org.tarnish.pipeline.fake.RecordedJobs.Published;
import org.tarnish.pipeline.store.Keys;

class LedgerTest {
    private final LedgerFixture fixture = new LedgerFixture();

    @Test
    void publishesTheIngestOfAnAcceptedExperimentAndOnlyThat() {
        var record = experiment("e1", "resnet20");

        fixture.ledger().accept(record);

        assertThat(fixture.jobs.take())
                .containsExactly(new Published(
                        JobQueue.CORRUPT, new Job("e1", record.ingest().id())));
        assertThat(fixture.events.facts(Fact.ExperimentAccepted.class)).hasSize(1);
        assertThat(fixture.archive().open()).extracting(Experiment::id).containsExactly("e1");
    }

    @Test
    void plansOnceTheDataSetIsThereAndPublishesWhatNeedsNothingElse() {
        var planned = fixture.planned(experiment("e1", "resnet20"));

        assertThat(planned.plan()).isPresent();
        var published = new HashSet<>(fixture.jobs.takeTasks());
        assertThat(published)
                .contains(tasks(planned, TaskKind.SHARDS).get(0))
                .contains(tasks(planned, TaskKind.TRAIN).get(0))
                .doesNotContainAnyElementsOf(tasks(planned, TaskKind.EVALUATE))
                .doesNotContain(tasks(planned, TaskKind.TRAIN).get(1));
    }

    @Test
    void runsEveryTaskOnceAfterItsInputsAndAsksForTheReportAtTheEnd() {
        var planned = fixture.planned(experiment("e1", "resnet20"));

        var ran = fixture.runAll();

        assertThat(ran).doesNotHaveDuplicates().hasSize(planned.tasks().size() - 1);
        for (var task : planned.inOrder()) {
            for (var input : task.spec().inputs()) {
                assertThat(ran.indexOf(input)).isLessThan(ran.indexOf(task.id()));
            }
        }
        assertThat(fixture.ledger().due(JobQueue.REPORT)).containsExactly(new Job("e1", null));
    }

    @Test
    void releasesAgainWhenTheWorkerDiedBetweenMarkerAndJobs() {
        var planned = fixture.planned(experiment("e1", "resnet20"));
        fixture.jobs.take();
        var shared = tasks(planned, TaskKind.TRAIN).get(0);

        fixture.jobs.die();
        assertThatThrownBy(() -> fixture.ledger().complete(marker(shared, "e1")))
                .isInstanceOf(IllegalStateException.class);
        fixture.jobs.revive();
        assertThat(fixture.archive().done(shared)).isTrue();
        // The job is delivered again; its worker finds the marker and releases.
        fixture.ledger().release(shared);

        assertThat(fixture.jobs.takeTasks())
                .contains(tasks(planned, TaskKind.TRAIN).get(1));
    }

    @Test
    void makesThePlanWhenTheWorkerDiedBetweenTheDataSetsMarkerAndThePlan() {
        var record = experiment("e1", "resnet20");
        fixture.ledger().accept(record);
        fixture.store.failPuts("plan.json");
        assertThatThrownBy(
                        () -> fixture.ledger().complete(marker(record.ingest().id(), "e1")))
                .hasMessageContaining("plan.json");
        fixture.store.failPuts(null);
        fixture.jobs.take();

        fixture.ledger().planOverdue();

        assertThat(fixture.archive().experiment("e1").orElseThrow().plan()).isPresent();
        assertThat(fixture.jobs.takeTasks()).isNotEmpty();
    }

    @Test
    void keepsTheFirstOfTwoResultsForOneTask() {
        var planned = fixture.planned(experiment("e1", "resnet20"));
        var shared = tasks(planned, TaskKind.TRAIN).get(0);

        fixture.ledger().complete(marker(shared, "e1"));
        fixture.ledger().complete(marker(shared, "somebody-else"));

        assertThat(fixture.archive().marker(shared).orElseThrow().experiment()).isEqualTo("e1");
    }

    @Test
    void reusesEverythingWhenTheSameRequestComesAgain() {
        fixture.planned(experiment("e1", "resnet20"));
        fixture.runAll();

        fixture.ledger().accept(experiment("e2", "resnet20"));

        assertThat(fixture.jobs.take()).containsExactly(new Published(JobQueue.REPORT, new Job("e2", null)));
    }

    @Test
    void runsOnlyWhatAnAddedArchitectureNeeds() {
        fixture.planned(experiment("e1", "resnet20"));
        var first = fixture.runAll();

        fixture.ledger().accept(experiment("e2", "resnet20", "squeezenet1_1"));
        var second = fixture.runAll();

        assertThat(second).isNotEmpty().doesNotContainAnyElementsOf(first);
        var planned = fixture.archive().experiment("e2").orElseThrow();
        assertThat(tasks(planned, TaskKind.SHARDS)).isSubsetOf(first);
    }

    @Test
    void letsTwoExperimentsGoOnWhenTheTaskTheyShareIsDone() {
        var one = fixture.planned(experiment("e1", "resnet20"));
        fixture.ledger().accept(experiment("e2", "resnet20", "squeezenet1_1"));
        fixture.jobs.take();
        var shared = tasks(one, TaskKind.TRAIN).get(0);

        fixture.ledger().complete(marker(shared, "e1"));

        assertThat(fixture.events.facts(Fact.ModelTrained.class))
                .extracting(Fact.ModelTrained::experiment)
                .containsExactlyInAnyOrder("e1", "e2");
        assertThat(fixture.jobs.takeTasks())
                .as("the task that follows in both is published once")
                .containsOnlyOnce(tasks(one, TaskKind.TRAIN).get(1));
    }

    @Test
    void skipsWhatWaitsForAFailedTaskAndEndsTheRest() {
        var planned = fixture.planned(experiment("e1", "resnet20", "squeezenet1_1"));
        var failing = tasks(planned, TaskKind.TRAIN).get(0);
        var batch = fixture.jobs.take();

        fixture.ledger().fail(failing, new Failure(failing, "it diverged", 1, "worker", LedgerFixture.CLOCK.instant()));
        batch.stream().filter(one -> !one.job().task().equals(failing)).forEach(one -> fixture.ledger()
                .complete(marker(one.job().task(), "e1")));
        fixture.runAll();

        var progress =
                fixture.ledger().progress(fixture.archive().experiment("e1").orElseThrow());
        assertThat(progress.failed()).containsExactly(failing);
        assertThat(progress.skipped()).contains(tasks(planned, TaskKind.TRAIN).get(1));
        assertThat(progress.ready()).isEmpty();
        assertThat(progress.waiting()).isEmpty();
        assertThat(fixture.ledger().due(JobQueue.REPORT)).containsExactly(new Job("e1", null));
        assertThat(fixture.events.facts(Fact.TaskFailed.class))
                .extracting(Fact.TaskFailed::reason)
                .containsExactly("it diverged");
    }

    @Test
    void tellsBothExperimentsThatATaskTheyShareFailed() {
        var one = fixture.planned(experiment("e1", "resnet20"));
        fixture.ledger().accept(experiment("e2", "resnet20"));
        var shared = tasks(one, TaskKind.TRAIN).get(0);

        fixture.ledger().fail(shared, new Failure(shared, "it diverged", 1, "worker", LedgerFixture.CLOCK.instant()));

        assertThat(fixture.archive().failures("e1")).containsOnlyKeys(shared);
        assertThat(fixture.archive().failures("e2")).containsOnlyKeys(shared);
    }

    @Test
    void triesAFailedTaskAgainForANewExperiment() {
        var one = fixture.planned(experiment("e1", "resnet20"));
        var shared = tasks(one, TaskKind.TRAIN).get(0);
        fixture.ledger().fail(shared, new Failure(shared, "disk full", 1, "worker", LedgerFixture.CLOCK.instant()));
        fixture.jobs.take();

        fixture.ledger().accept(experiment("e2", "resnet20"));

        assertThat(fixture.jobs.takeTasks()).contains(shared);
    }

    @Test
    void failsAnExperimentWhoseDataSetCannotBeRead() {
        var record = experiment("e1", "resnet20");
        fixture.ledger().accept(record);
        var ingest = record.ingest().id();

        fixture.ledger()
                .fail(ingest, new Failure(ingest, "no such archive", 1, "worker", LedgerFixture.CLOCK.instant()));

        var outcome = fixture.archive().outcome("e1").orElseThrow();
        assertThat(outcome.state()).isEqualTo(Outcome.State.FAILED);
        assertThat(outcome.reason()).isEqualTo("no such archive");
        assertThat(fixture.archive().open()).isEmpty();
    }

    @Test
    void publishesNothingMoreForACancelledExperiment() {
        var planned = fixture.planned(experiment("e1", "resnet20"));
        fixture.jobs.take();
        var shared = tasks(planned, TaskKind.TRAIN).get(0);

        fixture.ledger().cancel("e1");
        fixture.ledger().complete(marker(shared, "e1"));

        assertThat(fixture.jobs.take()).isEmpty();
        assertThat(fixture.ledger().wanting(shared)).isEmpty();
        assertThat(fixture.archive().done(shared)).as("what is finished stays").isTrue();
        assertThat(fixture.archive().outcome("e1").orElseThrow().state()).isEqualTo(Outcome.State.CANCELLED);
    }

    @Test
    void changesNothingWhenARequestIsDeliveredAgain() {
        var record = experiment("e1", "resnet20");
        fixture.planned(record);
        fixture.runAll();
        fixture.ledger()
                .close("e1", new Outcome(Outcome.State.COMPLETE, LedgerFixture.CLOCK.instant(), "e1", null, null));

        fixture.ledger().accept(record);

        assertThat(fixture.jobs.take()).isEmpty();
        assertThat(fixture.archive().open()).isEmpty();
    }

    @Test
    void forgetsThatAnEndedExperimentIsOpenIfItsWorkerDiedInBetween() {
        fixture.planned(experiment("e1", "resnet20"));
        var outcome = new Outcome(Outcome.State.COMPLETE, LedgerFixture.CLOCK.instant(), "e1", null, null);
        fixture.ledger().close("e1", outcome);
        fixture.store.put(Keys.open("e1"), new byte[0], "text/plain");

        assertThat(fixture.ledger().due(JobQueue.TRAIN)).isEmpty();

        assertThat(fixture.archive().open()).isEmpty();
    }

    @Test
    void acceptsAGoodRequestUnderAnIdThatWasRejectedBefore() {
        fixture.ledger()
                .reject("e1", new Outcome(Outcome.State.REJECTED, LedgerFixture.CLOCK.instant(), "e1", null, null));

        fixture.ledger().accept(experiment("e1", "resnet20"));

        assertThat(fixture.archive().outcome("e1")).isEmpty();
        assertThat(fixture.jobs.take()).hasSize(1);
    }

    @Test
    void leavesAnAcceptedExperimentAloneWhenABadRequestComesUnderItsId() {
        fixture.ledger().accept(experiment("e1", "resnet20"));

        fixture.ledger()
                .reject("e1", new Outcome(Outcome.State.REJECTED, LedgerFixture.CLOCK.instant(), "e1", null, null));

        assertThat(fixture.archive().outcome("e1")).isEmpty();
        assertThat(fixture.events.facts(Fact.ExperimentRejected.class)).isEmpty();
    }

    @Test
    void namesWhatIsDueInEachQueue() {
        var planned = fixture.planned(experiment("e1", "resnet20"));

        assertThat(fixture.ledger().due(JobQueue.TRAIN))
                .containsExactly(new Job("e1", tasks(planned, TaskKind.TRAIN).get(0)));
        assertThat(fixture.ledger().due(JobQueue.EVALUATE)).isEmpty();
        assertThat(fixture.ledger().due(JobQueue.CORRUPT)).hasSize(1);
        assertThat(fixture.ledger().due(JobQueue.REPORT)).isEqualTo(List.of());
    }
}
