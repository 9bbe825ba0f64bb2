package org.tarnish.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.request.TrainingRequest;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.ReportResult;
import org.tarnish.experiment.result.Shard;
import org.tarnish.pipeline.event.AttemptEvent.AttemptEnded;
import org.tarnish.pipeline.event.AttemptEvent.Ending;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.store.Keys;

/**
 * What an owner costs with many tasks and many workers, all in memory. {@code -Dtarnish.scale=1000000} is the long form,
 * with a heap of 8 GB for the store.
 */
class ScaleTest {
    private static final int TASKS = Integer.getInteger("tarnish.scale", 20_000);
    private static final int WORKERS = 1_000;

    /** How long a task takes; the workers together do so many of them in it as there are workers. */
    private static final Duration WORK = Duration.ofSeconds(1);

    private final MovedClock clock = new MovedClock();
    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final BrokerInMemory broker = new BrokerInMemory();
    private OwnerInMemory process;

    @Test
    void aCompletionCostsTheSameWithManyTasksAndWorkersAndASuccessorIsSoonAtWork() {
        process = new OwnerInMemory(store, broker, clock);
        process.scheduler.submit(experiment("large", TASKS));
        process.scheduler.flush();
        work(WORKERS);
        int calls = store.calls();
        long messages = broker.messages;
        long cpu = cpu();
        int done = work(TASKS / 2);
        double millis = (cpu() - cpu) / 1e6 / done;
        // The stand-in for the workers puts a marker a task.
        double storeCalls = (store.calls() - calls) / (double) done - 1;
        double sent = (broker.messages - messages) / (double) done;

        long with = heap();
        process = null;
        double megabytes = (with - heap()) / 1e6;

        broker.waiting.values().forEach(ArrayDeque::clear);
        long begun = System.nanoTime();
        process = new OwnerInMemory(store, broker, clock);
        process.settle();
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(broker.waiting()).as("jobs of the successor").isPositive();

        System.out.printf(
                "%d tasks, %d workers: %.4f ms of CPU, %.4f store calls and %.3f messages a completion; the owner holds"
                        + " %.0f MB; a successor is at work after %.2f s%n",
                TASKS, WORKERS, millis, storeCalls, sent, megabytes, seconds);
        assertThat(storeCalls)
                .as("a look whether it is done already, and little besides")
                .isLessThan(1.1);
        assertThat(sent).isLessThan(2.2);
        assertThat(megabytes).isLessThan(200 + TASKS * 1e-3);

        process.scheduler.submit(experiment("small", 3));
        process.scheduler.flush();
        process.settle();
        work(50);
        assertThat(broker.experiments)
                .as("the second does not wait for the first")
                .contains("small");
        assertThat(broker.waiting()).isLessThan(3 * WORKERS);

        work(Integer.MAX_VALUE);
        assertThat(store.get(Keys.outcome("large"))).isPresent();
        assertThat(store.get(Keys.outcome("small"))).isPresent();
    }

    /** Lets workers do tasks while there are any, at most so many; returns how many. */
    private int work(int most) {
        int done = 0;
        while (done < most) {
            process.settle();
            var round = broker.take(Math.min(WORKERS, most - done));
            if (round.isEmpty()) {
                return done;
            }
            clock.now = clock.now.plus(WORK);
            for (var outgoing : round) {
                end(outgoing.job().task(), outgoing.job().experiment());
            }
            done += round.size();
        }
        return done;
    }

    private void end(Task task, String experiment) {
        var result =
                switch (task.spec().taskKind()) {
                    case INGEST -> manifest();
                    case REPORT -> new ReportResult("report.html", clock.now);
                    default -> List.of();
                };
        store.put(
                Keys.marker(task.id()),
                Json.bytes(new Marker(task.id(), experiment, "w", 1, 1, clock.now, Json.tree(result))),
                "application/json");
        process.scheduler.hear(new AttemptEnded(task.id(), experiment, clock.now, "w", 1, Ending.DONE, null, 0, 1));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static ExperimentRecord experiment(String id, int rehearsal) {
        var request = new ExperimentRequest(
                id,
                new DatasetRequest("digits", null, null, null, null, null, null),
                16,
                List.of("resnet20"),
                null,
                TrainingRequest.defaults(),
                null,
                null,
                List.of(0L),
                null,
                rehearsal,
                List.of(),
                List.of(),
                null);
        return new ExperimentRecord(id, World.START, request, Planner.ingest(request, "digits"));
    }

    static DatasetManifest manifest() {
        var splits = new EnumMap<Split, List<Shard>>(Split.class);
        for (var split : Split.values()) {
            splits.put(split, List.of(new Shard("i", "0", "l", "0", "e", "0", 10)));
        }
        return new DatasetManifest(
                "d1",
                "digits",
                16,
                List.of("0", "1"),
                splits,
                new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5)),
                List.of(),
                0);
    }
}
