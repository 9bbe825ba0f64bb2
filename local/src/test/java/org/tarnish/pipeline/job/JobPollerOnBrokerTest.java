package org.tarnish.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.local.broker.BrokerSettings;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Lane;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.fake.Tasks;
import org.tarnish.pipeline.job.JobHandler.Verdict;

/** A poller beside a real broker that is restarted and loses its data. */
class JobPollerOnBrokerTest {
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final CountDownLatch slowMayEnd = new CountDownLatch(1);
    private final AtomicInteger restarts = new AtomicInteger();

    @TempDir
    Path folder;

    private TestBroker broker;
    private RecordSender sender;
    private KafkaJobs jobs;

    @BeforeEach
    void start() throws Exception {
        broker = new TestBroker(folder, BrokerSettings.LARGEST_SHARE_GROUP);
        broker.provision();
        sender = new RecordSender(broker.address(), headers -> {});
        jobs = new KafkaJobs(sender, new Lanes(broker.admin()));
    }

    @AfterEach
    void stop() {
        sender.close();
        broker.close();
    }

    @Test
    void takesJobsAgainAfterItsBrokerRestartedAndAfterItLostItsData() throws Exception {
        try (var poller = poller()) {
            poller.start();
            publish("slow");
            assertThat(nextBegun()).isEqualTo("slow");

            broker.stop();
            broker.start();
            slowMayEnd.countDown();
            publish("after the restart");
            // The restarted broker knows no lease, so it may deliver the slow job once more.
            assertThat(nextBegunBut("slow")).isEqualTo("after the restart");

            broker.stop();
            broker.wipe();
            broker.start();
            // Nobody but the poller makes the topics again.
            publish("after the loss");
            assertThat(nextBegunBut("slow")).isEqualTo("after the loss");
            assertThat(poller.alive()).isTrue();
            assertThat(restarts).hasValue(0);
        }
    }

    @Test
    void whatIsMissingIsMadeOnceAndWhatIsUnfinishedIsCounted() throws Exception {
        assertThat(broker.provision()).isFalse();
        var lane = new Lane(JobQueue.TRAIN, 1);
        assertThat(Topics.provision(broker.admin(), lane)).isTrue();
        assertThat(Topics.provision(broker.admin(), lane)).isFalse();
        assertThat(broker.admin().listTopics().names().get())
                .contains("jobs.train", "jobs.train.1", "outcomes", "experiments", "facts", "progress", "parked");
        broker.admin().deleteTopics(List.of(Topics.OUTCOMES)).all().get();
        assertThat(broker.provision()).isTrue();

        var lanes = new Lanes(broker.admin());
        var backlog = new KafkaBacklog(broker.admin(), lanes);
        assertThat(backlog.of(JobQueue.TRAIN)).as("before the first worker").isEqualTo(OptionalLong.empty());
        try (var poller = poller()) {
            poller.start();
            publish("first");
            publish("slow");
            publish("waiting");
            assertThat(nextBegunBut("first")).isEqualTo("slow");
            // What became of the first is told with the fetch of the second, and counts a moment later.
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!backlog.of(JobQueue.TRAIN).equals(OptionalLong.of(2)) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(backlog.of(JobQueue.TRAIN)).isEqualTo(OptionalLong.of(2));
            slowMayEnd.countDown();
        }
    }

    private void publish(String task) {
        jobs.publish(JobQueue.TRAIN, new Job("e", Tasks.named(task)));
    }

    private String nextBegun() throws InterruptedException {
        return begun.poll(60, TimeUnit.SECONDS);
    }

    private String nextBegunBut(String task) throws InterruptedException {
        var next = nextBegun();
        return task.equals(next) ? nextBegunBut(task) : next;
    }

    private JobPoller poller() {
        return new JobPoller(
                JobQueue.TRAIN,
                (job, delivery) -> {
                    begun.add(job.task().id());
                    if (job.task().id().equals("slow")) {
                        await(slowMayEnd);
                    }
                    return Verdict.ACCEPT;
                },
                JobConsumers.kafka(broker.address()),
                lane -> Topics.provision(broker.admin(), lane),
                new PollerWatch() {
                    @Override
                    public void kafkaFailed() {}

                    @Override
                    public void restarted() {
                        restarts.incrementAndGet();
                    }

                    @Override
                    public void laneFull(Lane lane) {}
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
