package org.tarnish.pipeline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tarnish.pipeline.ledger.LedgerFixture.experiment;
import static org.tarnish.pipeline.ledger.LedgerFixture.tasks;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.TaskKind;

class ReconcilerTest {
    private final LedgerFixture fixture = new LedgerFixture();
    private OptionalLong unfinished = OptionalLong.of(0);
    private final Reconciler reconciler =
            new Reconciler(fixture.ledger(), new Claims(fixture.store), queue -> unfinished, fixture.jobs);

    @Test
    void publishesALostJobAtTheSecondLook() {
        var planned = fixture.planned(experiment("e1", "resnet20"));
        fixture.jobs.take();

        reconciler.look();
        assertThat(fixture.jobs.take()).isEmpty();
        reconciler.look();

        assertThat(fixture.jobs.takeTasks())
                .containsExactlyInAnyOrder(
                        tasks(planned, TaskKind.SHARDS).get(0),
                        tasks(planned, TaskKind.TRAIN).get(0));
    }

    @Test
    void publishesWhenTheBrokerKnowsNothingOfTheQueue() {
        fixture.planned(experiment("e1", "resnet20"));
        fixture.jobs.take();
        unfinished = OptionalLong.empty();

        reconciler.look();
        reconciler.look();

        assertThat(fixture.jobs.take()).hasSize(2);
    }

    @Test
    void leavesQueuesAloneThatHoldUnfinishedJobs() {
        fixture.planned(experiment("e1", "resnet20"));
        fixture.jobs.take();
        unfinished = OptionalLong.of(1);

        reconciler.look();
        reconciler.look();

        assertThat(fixture.jobs.take()).isEmpty();
    }

    @Test
    void leavesATaskAloneThatSomebodyWorksOn() {
        var planned = fixture.planned(experiment("e1", "resnet20"));
        fixture.jobs.take();
        TaskClaim.take(new Claims(fixture.store), tasks(planned, TaskKind.TRAIN).get(0), "w1");

        reconciler.look();
        reconciler.look();

        assertThat(fixture.jobs.takeTasks())
                .containsExactly(tasks(planned, TaskKind.SHARDS).get(0));
    }

    @Test
    void asksAgainForAReportThatWasLost() {
        fixture.planned(experiment("e1", "resnet20"));
        fixture.runAll();

        reconciler.look();
        reconciler.look();

        assertThat(fixture.jobs.takeTasks()).containsExactly((String) null);
    }
}
