package org.tarnish.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.local.broker.BrokerSettings;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Lane;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.fake.Tasks;
import org.tarnish.pipeline.job.JobHandler.Verdict;

/**
 * More workers than a share group takes; each of them holds a job at the same time. By default a small fleet at a small
 * group; {@code -Dtarnish.fleet=300} runs one that is too large for a group of Kafka's default size.
 */
class FleetTest {
    private static final int WORKERS = Integer.getInteger("tarnish.fleet", 30);
    private static final int GROUP = WORKERS * 2 / 3;

    private final Set<Lane> full = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    @Test
    void workersBeyondAGroupsSizeGetJobsFromTheNextLane() throws Exception {
        everyWorkerGetsAJob(GROUP);
        assertThat(full).containsExactly(Lane.first(JobQueue.TRAIN));
    }

    @Test
    void aGroupThatIsLargeEnoughTakesTheWholeFleet() throws Exception {
        everyWorkerGetsAJob(BrokerSettings.LARGEST_SHARE_GROUP);
        assertThat(full).isEmpty();
    }

    private void everyWorkerGetsAJob(int groupSize) throws Exception {
        var busy = new CountDownLatch(WORKERS);
        var mayEnd = new CountDownLatch(1);
        var pollers = new ArrayList<JobPoller>();
        try (var broker = new TestBroker(folder, groupSize)) {
            broker.provision();
            try (var sender = new RecordSender(broker.address(), headers -> {})) {
                var jobs = new KafkaJobs(sender, new Lanes(broker.admin()));
                for (int i = 0; i < WORKERS; i++) {
                    pollers.add(poller(broker, busy, mayEnd));
                }
                pollers.forEach(JobPoller::start);
                long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
                var census = new LaneCensus(broker.admin());
                // Before there are jobs: a worker that is too slow to keep its lease leaves the group for a while.
                while (members(census) < WORKERS && System.nanoTime() < deadline) {
                    Thread.onSpinWait();
                }
                assertThat(members(census)).as("workers in all lanes").isEqualTo(WORKERS);
                // As an owner does: jobs for all, dealt as the workers are now, and again while some are still idle.
                while (busy.getCount() > 0 && System.nanoTime() < deadline) {
                    jobs.publishAll(IntStream.range(0, WORKERS)
                            .mapToObj(i -> new Outgoing(JobQueue.TRAIN, new Job("e", Tasks.named("t" + i))))
                            .toList());
                    if (busy.await(6, TimeUnit.SECONDS)) {
                        break;
                    }
                }
                assertThat(busy.getCount()).as("workers without a job").isZero();
            } finally {
                mayEnd.countDown();
                closeAll(pollers);
            }
        }
    }

    private static int members(LaneCensus census) throws Exception {
        return census.count().toCompletableFuture().get().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private JobPoller poller(TestBroker broker, CountDownLatch busy, CountDownLatch mayEnd) {
        return new JobPoller(
                JobQueue.TRAIN,
                (job, delivery) -> {
                    busy.countDown();
                    try {
                        mayEnd.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return Verdict.ACCEPT;
                },
                JobConsumers.kafka(broker.address()),
                lane -> Topics.provision(broker.admin(), lane),
                new PollerWatch() {
                    @Override
                    public void kafkaFailed() {}

                    @Override
                    public void restarted() {}

                    @Override
                    public void laneFull(Lane lane) {
                        full.add(lane);
                    }
                });
    }

    private static void closeAll(List<JobPoller> pollers) throws InterruptedException {
        var closing = Executors.newFixedThreadPool(pollers.size());
        pollers.forEach(poller -> closing.execute(poller::close));
        closing.shutdown();
        assertThat(closing.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
}
