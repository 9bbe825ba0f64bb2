package org.tarnish.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.pipeline.event.AttemptEvent.AttemptEnded;
import org.tarnish.pipeline.event.AttemptEvent.Ending;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.fake.JobDesk;
import org.tarnish.pipeline.fake.RecordedEvents;
import org.tarnish.pipeline.job.Backlog;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Claims;
import org.tarnish.pipeline.store.DiskFull;
import org.tarnish.pipeline.task.TaskWork;

class PollersTest {
    private static final Task COMPARE = Task.of(new TaskSpec.Compare("evaluate-1", "evaluate-0"));
    private static final Task REHEARSAL = Task.of(new TaskSpec.Rehearse("e1", 7, JobQueue.EVALUATE, null));

    @TempDir
    private Path work;

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final RecordedEvents events = new RecordedEvents();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final JobDesk desk = new JobDesk();
    private final LinkedBlockingQueue<JobQueue> asked = new LinkedBlockingQueue<>();
    private final TaskMetrics taskMetrics = new TaskMetrics(metrics);
    private TaskRunners runners;
    private Pollers pollers;

    private void start(TaskWork compare) {
        runners = new TaskRunners(
                "evaluator-service",
                new WorkIn(work),
                store,
                new Archive(store),
                new Claims(store),
                events,
                taskMetrics,
                Clock.systemUTC(),
                new Tracing(OpenTelemetry.noop()));
        Backlog backlog = queue -> {
            asked.add(queue);
            return OptionalLong.of(5);
        };
        pollers = new Pollers(
                List.of(runners.worker(JobQueue.EVALUATE, Map.of(TaskKind.COMPARE, compare))),
                desk,
                lane -> false,
                backlog,
                metrics);
        pollers.start(null);
    }

    @AfterEach
    void stop() {
        pollers.stop(null);
        runners.close();
    }

    @Test
    void aJobOfTheQueueIsDoneByItsWorkAndCounted() throws Exception {
        start((task, context) -> Map.of("by", context.artefacts()));
        desk.publish(JobQueue.EVALUATE, new Job("e1", COMPARE));

        assertThat(desk.settled()).isEqualTo("ACCEPT " + COMPARE.id());
        assertThat(new Archive(store).marker(COMPARE.id())).isPresent();
        assertThat(events.attempts(AttemptEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.ending()).isEqualTo(Ending.DONE);
            assertThat(ended.worker()).startsWith("evaluator-service@");
        });
        assertThat(metrics.get("task")
                        .tags("kind", "compare", "outcome", "done")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void everyWorkerDoesTasksThatDoNothing() throws Exception {
        start((task, context) -> {
            throw new AssertionError("not for this one");
        });
        desk.publish(JobQueue.EVALUATE, new Job("e1", REHEARSAL));

        assertThat(desk.settled()).isEqualTo("ACCEPT " + REHEARSAL.id());
        assertThat(events.attempts(AttemptEnded.class))
                .extracting(AttemptEnded::ending)
                .containsExactly(Ending.DONE);
    }

    @Test
    @Timeout(60)
    void whatWaitsInTheQueueIsAMetricOfItsGroup() throws Exception {
        start((task, context) -> Map.of());

        assertThat(asked.poll(1, TimeUnit.MINUTES)).isEqualTo(JobQueue.EVALUATE);
        var waiting = metrics.get("jobs.backlog")
                .tag("group", JobQueue.EVALUATE.group())
                .gauge();
        while (waiting.value() != 5 && !Thread.currentThread().isInterrupted()) {
            // Between the answer, which has been given, and the metric lies one instruction.
            Thread.onSpinWait();
        }
        assertThat(waiting.value()).isEqualTo(5);
    }

    @Test
    void aBacklogThatCannotBeMeasuredLeavesTheLastValueAndEndsNothing() throws Exception {
        start((task, context) -> Map.of());
        var away = new Pollers(
                List.of(),
                desk,
                lane -> false,
                queue -> {
                    throw new IllegalStateException("the broker is away");
                },
                metrics);
        var value = new AtomicLong(7);

        away.measure(JobQueue.EVALUATE, value);

        assertThat(value).hasValue(7);
        away.stop(null);
    }

    @Test
    void theServiceIsLiveWhileItsPollersGoRoundAndSaysWhyItsWorkerRests() throws Exception {
        var begun = new CountDownLatch(1);
        start((task, context) -> {
            begun.countDown();
            throw new DiskFull("keep the object 'x'", work, null);
        });
        var health = new PollersHealth(pollers, runners);
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
        assertThat(health.call().getData()).isEmpty();

        desk.publish(JobQueue.EVALUATE, new Job("e1", COMPARE));
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(desk.settled()).as("the job is given back").isEqualTo("RELEASE " + COMPARE.id());

        assertThat(health.call().getStatus())
                .as("a new process would fare no better")
                .isEqualTo(Status.UP);
        assertThat(health.call().getData().orElseThrow().get("resting").toString())
                .contains("keep the object 'x'");
    }

    @Test
    void afterItsPollersHaveStoppedItIsNotLive() {
        start((task, context) -> Map.of());
        assertThat(pollers.alive()).isTrue();

        pollers.stop(null);

        assertThat(pollers.alive()).isFalse();
        assertThat(new PollersHealth(pollers, runners).call().getStatus()).isEqualTo(Status.DOWN);
    }

    /** Settings with a folder and no others. */
    private record WorkIn(Path work) implements Settings {
        @Override
        public Store s3() {
            throw new UnsupportedOperationException("no store of its own");
        }

        @Override
        public long cacheBytes() {
            return 1;
        }

        @Override
        public long dataMemory() {
            return 1;
        }

        @Override
        public Duration hungAfter() {
            return Duration.ofMinutes(30);
        }

        @Override
        public long mostTasks() {
            return 1;
        }

        @Override
        public String parent() {
            return "none";
        }

        @Override
        public Optional<String> datasets() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> weights() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> frost() {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> threads() {
            return Optional.empty();
        }

        @Override
        public Optional<String> device() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> devices() {
            return Optional.empty();
        }
    }
}
