package org.tarnish.pipeline.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.pipeline.event.AttemptEvent.AttemptEnded;
import org.tarnish.pipeline.event.AttemptEvent.AttemptStarted;
import org.tarnish.pipeline.event.AttemptEvent.Ending;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.fake.RecordedEvents;
import org.tarnish.pipeline.job.JobHandler.Delivery;
import org.tarnish.pipeline.job.JobHandler.Verdict;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Claims;
import org.tarnish.pipeline.ledger.Claims.Taken;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.StoreUnavailable;

class TaskRunnerTest {
    private static final Task TASK = Task.of(new TaskSpec.Compare("evaluate-1", "evaluate-0"));

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final RecordedEvents events = new RecordedEvents();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final List<String> outcomes = new ArrayList<>();
    private final AtomicInteger hung = new AtomicInteger();
    private final Beats beats = new Beats();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /** A timer that calls when the test says so. */
    private static final class Beats implements TaskTimer {
        private final List<Runnable> calls = new ArrayList<>();

        @Override
        public Timed every(Duration interval, Runnable beat) {
            calls.add(beat);
            return () -> calls.remove(beat);
        }

        @Override
        public Timed after(Duration delay, Runnable call) {
            return every(delay, call);
        }

        void beat() {
            List.copyOf(calls).forEach(Runnable::run);
        }
    }

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };

    @BeforeEach
    void open() {
        store.put(Keys.open("e1"), new byte[0], "text/plain");
    }

    private void pass(Duration time) {
        now = now.plus(time);
        store.pass(time);
    }

    private TaskRunner runner(String worker, TaskWork work) {
        return runner(worker, work, () -> Optional.empty());
    }

    private TaskRunner runner(String worker, TaskWork work, java.util.function.Supplier<Optional<String>> check) {
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
        return new TaskRunner(
                worker,
                store,
                new Archive(store),
                new Claims(store),
                events,
                observer,
                clock,
                beats,
                new WorkerHealth(clock, check),
                new TaskRunner.Watch(Duration.ofMinutes(30), hung::incrementAndGet),
                Map.of(TaskKind.COMPARE, work));
    }

    private Verdict handle(TaskRunner runner) {
        return runner.handle(new Job("e1", TASK), new Delivery(1, new RecordHeaders(), stopping::get));
    }

    @Test
    void aTaskKnowsWhatItsWorkerWillProbablyDoNext() {
        var known = new java.util.ArrayList<Object>();
        var runner = runner("w1", (task, context) -> {
            known.add(context.next());
            return "done";
        });

        runner.handle(new Job("e1", TASK, TASK.spec()), new Delivery(1, new RecordHeaders(), stopping::get));

        assertThat(known).containsExactly(Optional.of(TASK.spec()));
    }

    private Marker marker() {
        return new Archive(store).marker(TASK.id()).orElseThrow();
    }

    private List<Ending> endings() {
        return events.attempts(AttemptEnded.class).stream()
                .map(AttemptEnded::ending)
                .toList();
    }

    @Test
    void writesTheMarkerAndTellsItsOwner() {
        assertThat(handle(runner("w1", (task, context) -> Map.of("artefacts", context.artefacts()))))
                .isEqualTo(Verdict.ACCEPT);

        assertThat(marker().experiment()).isEqualTo("e1");
        assertThat(marker().attempt()).isEqualTo(1);
        assertThat(marker().result().get("artefacts").asText()).startsWith("tasks/" + TASK.id() + "/attempts/01-");
        assertThat(endings()).containsExactly(Ending.DONE);
        assertThat(outcomes).containsExactly("started", "done");
    }

    @Test
    void aTaskCostsTwoCallsOfTheStoreBesidesItsWork() {
        int before = store.calls();
        handle(runner("w1", (task, context) -> Map.of()));

        assertThat(store.calls() - before).as("a claim and a marker").isEqualTo(2);
    }

    @Test
    void tellsAgainOfATaskThatIsDone() {
        handle(runner("w1", (task, context) -> Map.of()));

        var verdict = handle(runner("w2", (task, context) -> {
            throw new AssertionError("done already");
        }));

        assertThat(verdict).isEqualTo(Verdict.ACCEPT);
        assertThat(endings()).containsExactly(Ending.DONE, Ending.DONE);
        assertThat(events.attempts(AttemptEnded.class).get(1).worker()).isEqualTo("w1");
    }

    @Test
    void leavesATaskAloneThatAnotherWorkerHoldsAndSaysWhoDoes() {
        new Claims(store).take(TASK.id(), "w1");

        var verdict = handle(runner("w2", (task, context) -> {
            throw new AssertionError("held by another");
        }));

        assertThat(verdict).isEqualTo(Verdict.ACCEPT);
        assertThat(events.attempts(AttemptStarted.class))
                .extracting(AttemptStarted::worker)
                .containsExactly("w1");
        assertThat(outcomes).isEmpty();
    }

    @Test
    void takesATaskOverWhoseClaimIsNoLongerRenewed() {
        new Claims(store).take(TASK.id(), "w1");
        pass(Duration.ofSeconds(13));

        handle(runner("w2", (task, context) -> Map.of()));

        assertThat(marker().worker()).isEqualTo("w2");
        assertThat(marker().attempt()).isEqualTo(2);
    }

    @Test
    void aStaleWorkerNeverOverwritesItsSuccessorsClaimAndStops() {
        TaskWork sleeping = (task, context) -> {
            pass(Duration.ofMinutes(5));
            assertThat(new Claims(store).take(TASK.id(), "w2")).isInstanceOf(Taken.Mine.class);
            beats.beat();
            context.checkCancelled();
            return Map.of();
        };

        assertThat(handle(runner("w1", sleeping))).isEqualTo(Verdict.ACCEPT);

        assertThat(new Claims(store).holder(TASK.id()).orElseThrow().worker()).isEqualTo("w2");
        assertThat(endings()).isEmpty();
        assertThat(outcomes).containsExactly("started", "cancelled");
    }

    @Test
    void theFirstResultCountsAndIsTold() {
        TaskWork overtaken = (task, context) -> {
            pass(Duration.ofMinutes(5));
            handle(runner("w2", (again, other) -> Map.of("by", "w2")));
            return Map.of("by", "w1");
        };

        handle(runner("w1", overtaken));

        assertThat(marker().result().get("by").asText()).isEqualTo("w2");
        assertThat(events.attempts(AttemptEnded.class))
                .extracting(AttemptEnded::worker)
                .containsExactly("w2", "w2");
    }

    @Test
    void aTasksOwnTroubleIsToldAtOnce() {
        var verdict = handle(runner("w1", (task, context) -> {
            throw new PermanentFailure("the loss is not a number at step 3");
        }));

        assertThat(verdict).isEqualTo(Verdict.ACCEPT);
        assertThat(events.attempts(AttemptEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.ending()).isEqualTo(Ending.FAILED);
            assertThat(ended.reason()).isEqualTo("the loss is not a number at step 3");
        });
        assertThat(outcomes).containsExactly("started", "failed");
    }

    @Test
    void unforeseenErrorsAreCountedAcrossWorkersUntilSomethingIsKept() {
        TaskWork buggy = (task, context) -> {
            throw new IllegalStateException("a bug");
        };
        handle(runner("w1", buggy));
        handle(runner("w2", buggy));
        handle(runner("w3", (task, context) -> {
            context.saved();
            throw new IllegalStateException("a bug");
        }));

        assertThat(events.attempts(AttemptEnded.class))
                .extracting(AttemptEnded::failures)
                .containsExactly(1, 2, 1);
        assertThat(endings()).containsOnly(Ending.UNFORESEEN);
    }

    @Test
    void errorsAfterTheMarkerAreNoFailuresOfTheTask() {
        events.failNextTelling();

        assertThat(handle(runner("w1", (task, context) -> Map.of()))).isEqualTo(Verdict.RELEASE);
        assertThat(marker().worker()).isEqualTo("w1");
        assertThat(handle(runner("w2", (task, context) -> Map.of()))).isEqualTo(Verdict.ACCEPT);

        assertThat(endings()).containsExactly(Ending.DONE);
    }

    @Test
    void whileTheStoreIsAwayTheJobIsGivenBackUncounted() {
        var calls = new AtomicInteger();
        TaskWork work = (task, context) -> {
            if (calls.incrementAndGet() <= 9) {
                throw new UncheckedIOException(new java.io.IOException(new StoreUnavailable("away", null)));
            }
            return Map.of();
        };
        var runner = runner("w1", work);
        for (int i = 0; i < 9; i++) {
            assertThat(handle(runner)).isEqualTo(Verdict.RELEASE);
            assertThat(runner.ready()).isTrue();
        }

        assertThat(handle(runner)).isEqualTo(Verdict.ACCEPT);
        assertThat(endings()).containsExactly(Ending.DONE);
    }

    @Test
    void aWorkerWithAFullDiskGivesTheJobBackAndRestsUntilThereIsRoom() {
        var full = new AtomicBoolean(true);
        var runner = runner(
                "w1",
                (task, context) -> {
                    if (full.get()) {
                        throw new UncheckedIOException(
                                new FileSystemException("/work/x", null, "No space left on device"));
                    }
                    return Map.of();
                },
                () -> full.get() ? Optional.of("the disk is full") : Optional.empty());

        assertThat(handle(runner)).isEqualTo(Verdict.RELEASE);
        assertThat(endings()).isEmpty();
        assertThat(runner.ready()).isFalse();
        pass(Duration.ofMinutes(1));
        assertThat(runner.ready()).isFalse();
        full.set(false);
        pass(Duration.ofMinutes(1));
        assertThat(runner.ready()).isTrue();
        assertThat(handle(runner)).isEqualTo(Verdict.ACCEPT);
        assertThat(marker().attempt()).isEqualTo(2);
    }

    @Test
    void aTaskThatKillsItsWorkersIsGivenUpUnlessItGetsOn() {
        for (int i = 0; i < 10; i++) {
            new Claims(store).take(TASK.id(), "dead-" + i);
            pass(Duration.ofSeconds(30));
        }
        handle(runner("w1", (task, context) -> Map.of()));
        assertThat(events.attempts(AttemptEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.ending()).isEqualTo(Ending.FAILED);
            assertThat(ended.reason()).contains("died 10 times in a row");
        });

        // Whoever asks again begins anew, and a training that keeps something each time may die as often as it likes.
        for (int i = 0; i < 25; i++) {
            var claim = ((Taken.Mine) new Claims(store).take(TASK.id(), "dead-" + i)).claim();
            claim.progress();
            pass(Duration.ofSeconds(30));
        }
        handle(runner("w1", (task, context) -> Map.of()));
        assertThat(endings()).containsExactly(Ending.FAILED, Ending.DONE);
    }

    @Test
    void aWorkerThatStopsGivesItsTaskBackUncounted() {
        for (int i = 0; i < 20; i++) {
            stopping.set(false);
            assertThat(handle(runner("w" + i, (task, context) -> {
                        stopping.set(true);
                        context.checkCancelled();
                        return Map.of();
                    })))
                    .isEqualTo(Verdict.RELEASE);
        }
        stopping.set(false);
        handle(runner("w", (task, context) -> Map.of()));

        assertThat(endings()).containsExactly(Ending.DONE);
    }

    @Test
    void stopsATaskWhoseExperimentNoLongerStands() {
        TaskWork work = (task, context) -> {
            store.delete(Keys.open("e1"));
            pass(Duration.ofSeconds(13));
            beats.beat();
            context.checkCancelled();
            return Map.of();
        };

        assertThat(handle(runner("w1", work))).isEqualTo(Verdict.ACCEPT);

        assertThat(endings()).containsExactly(Ending.DROPPED);
        assertThat(outcomes).containsExactly("started", "cancelled");
    }

    @Test
    void aTaskFailsForWhatIsMissingOnlyWhileItsExperimentStands() {
        var runner = runner("w1", (task, context) -> {
            throw new PermanentFailure("no object", new MissingObject("tasks/shards-1/attempts/01-a/images.npy"));
        });
        handle(runner);
        store.delete(Keys.open("e1"));

        assertThat(handle(runner)).isEqualTo(Verdict.ACCEPT);

        assertThat(endings()).as("then it was pruned").containsExactly(Ending.FAILED, Ending.DROPPED);
        assertThat(new Claims(store).holder(TASK.id())).isEmpty();
    }

    @Test
    void aTaskWithoutASignOfLifeEndsTheProcess() {
        TaskWork work = (task, context) -> {
            pass(Duration.ofMinutes(29));
            context.progress("epoch 1", 1, 10, "images");
            pass(Duration.ofMinutes(29));
            beats.beat();
            assertThat(hung).hasValue(0);
            pass(Duration.ofMinutes(2));
            beats.beat();
            return Map.of();
        };
        handle(runner("w1", work));

        assertThat(hung).hasValue(1);
    }

    @Test
    void givesBackWhatAnotherVersionAsksForAndGoesOnWithItsOwn() {
        var other = new Task("compare-0123456789abcdef01234567", TASK.spec());
        var done = new ArrayList<String>();
        var runner = runner("w1", (task, context) -> {
            done.add(task.id());
            return Map.of();
        });

        assertThat(runner.handle(new Job("e1", other), new Delivery(1, new RecordHeaders(), stopping::get)))
                .isEqualTo(Verdict.RELEASE);
        assertThat(store.list("tasks/")).as("nothing is claimed").isEmpty();
        assertThat(runner.ready()).isTrue();
        assertThat(handle(runner)).isEqualTo(Verdict.ACCEPT);
        assertThat(done).containsExactly(TASK.id());
    }

    @Test
    void aDamagedMarkerEndsItsTaskWithASentence() {
        new Claims(store, ReentrantLock::new).take(TASK.id(), "w0");
        store.put(Keys.marker(TASK.id()), new byte[0], "application/json");
        pass(Duration.ofMinutes(1));

        assertThat(handle(runner("w1", (task, context) -> Map.of()))).isEqualTo(Verdict.ACCEPT);

        assertThat(events.attempts(AttemptEnded.class))
                .extracting(AttemptEnded::reason)
                .containsExactly("the object 'tasks/" + TASK.id()
                        + "/done.json' is damaged; delete it to have the task done anew");
    }

    @Test
    void tellsThatATaskIsBeingWorkedOnAndHowFarItIs() {
        handle(runner("w1", (task, context) -> {
            beats.beat();
            pass(Duration.ofSeconds(1));
            context.progress("epoch 1", 1, 10, "images");
            return Map.of();
        }));

        assertThat(events.attempts(AttemptStarted.class)).hasSize(1);
        assertThat(events.progress())
                .extracting(progress -> progress.experiment() + " " + progress.text())
                .containsExactly("e1 epoch 1");
    }
}
