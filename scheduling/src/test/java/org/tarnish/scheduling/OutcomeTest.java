package org.tarnish.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.ReportResult;
import org.tarnish.pipeline.event.AttemptEvent.AttemptEnded;
import org.tarnish.pipeline.event.AttemptEvent.Ending;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.fake.RecordedEvents;
import org.tarnish.pipeline.fake.RecordedJobs;
import org.tarnish.pipeline.job.Outgoing;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentOutcome.State;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.store.Keys;

/** How experiments end whose tasks fail. */
class OutcomeTest {
    private static final Instant AT = World.START;

    /** What leaves a run. */
    private static final Set<TaskKind> RUNS = Set.of(TaskKind.TRAIN, TaskKind.MODEL);

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final RecordedJobs jobs = new RecordedJobs();
    private final RecordedEvents events = new RecordedEvents();
    private final Set<String> ended = new HashSet<>();
    private final Scheduler scheduler = new Scheduler(
            new Shelf(store, 1_000, new AtOnce()), jobs, events, Clock.fixed(AT, ZoneOffset.UTC), new AtOnce());

    /** Does every task that is asked for, but for some that fail; returns how the experiment ended. */
    private ExperimentOutcome outcomeWith(Predicate<Task> failing) {
        scheduler.submit(Simulation.experiment("e1", 0));
        scheduler.flush();
        while (true) {
            var news = jobs.take().stream()
                    .map(Outgoing::job)
                    .filter(job -> ended.add(job.task().id()))
                    .toList();
            if (news.isEmpty()) {
                return Json.read(store.get(Keys.outcome("e1")).orElseThrow(), ExperimentOutcome.class);
            }
            news.forEach(job -> end(job, failing.test(job.task())));
            scheduler.flush();
        }
    }

    private void end(Job job, boolean fails) {
        var task = job.task();
        if (!fails) {
            var result =
                    switch (task.spec().taskKind()) {
                        case INGEST -> ScaleTest.manifest();
                        case REPORT -> new ReportResult("report.html", AT);
                        default -> List.of();
                    };
            store.put(
                    Keys.marker(task.id()),
                    Json.bytes(new Marker(task.id(), "e1", "w", 1, 1, AT, Json.tree(result))),
                    "application/json");
        }
        var ending = fails ? Ending.FAILED : Ending.DONE;
        scheduler.hear(new AttemptEnded(task.id(), "e1", AT, "w", 1, ending, fails ? "no such weights" : null, 0, 1));
    }

    @Test
    void anotherRequestUnderAnIdInUseIsRejectedUnderAnIdOfItsOwn() {
        var first = Simulation.experiment("e1", 0);
        var other = Simulation.experiment("e1", 1);
        scheduler.submit(first);
        scheduler.submit(first);
        scheduler.submit(other);
        outcomeWith(task -> false);
        scheduler.submit(first);
        scheduler.submit(other);
        scheduler.flush();

        var rejected = events.facts(Fact.ExperimentRejected.class);
        assertThat(rejected).hasSize(2).allSatisfy(fact -> {
            assertThat(fact.experiment()).matches("e1-[0-9a-f]{8}");
            assertThat(fact.errors().get(0).message()).startsWith("the id 'e1' is that of another request");
        });
        assertThat(Json.read(store.get(Keys.outcome("e1")).orElseThrow(), ExperimentOutcome.class)
                        .state())
                .isEqualTo(State.COMPLETE);
    }

    @Test
    void isCompleteWithAllRuns() {
        var outcome = outcomeWith(task -> false);

        assertThat(outcome.state()).isEqualTo(State.COMPLETE);
        assertThat(outcome.leftReport()).isTrue();
        assertThat(events.facts(Fact.ReportPublished.class)).hasSize(1);
    }

    @Test
    void isCompleteWithFailuresWhereARunIsLeft() {
        var outcome = outcomeWith(task -> task.spec() instanceof TaskSpec.Train train
                && train.methodology().name().equals("fixed"));

        assertThat(outcome.state()).isEqualTo(State.COMPLETE);
        assertThat(outcome.kinds())
                .anySatisfy(count -> assertThat(count.failed()).isEqualTo(1));
    }

    @Test
    void hasFailedWhereEveryRunHas() {
        var outcome = outcomeWith(task -> RUNS.contains(task.spec().taskKind()));

        assertThat(outcome.state()).isEqualTo(State.FAILED);
        assertThat(outcome.reason()).isEqualTo("every run failed; the report says why");
        assertThat(outcome.leftReport()).isTrue();
        assertThat(events.facts(Fact.ReportPublished.class)).isEmpty();
        assertThat(events.facts(Fact.ExperimentFailed.class)).hasSize(1);
    }
}
