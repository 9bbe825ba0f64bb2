package org.tarnish.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Lane;
import org.tarnish.pipeline.job.JobHandler.Verdict;

/** What a poller adds to its {@link PollerRounds}: threads, and a new beginning whatever happens. */
class JobPollerTest {
    private final CountingWatch watch = new CountingWatch();

    @Test
    void whateverKillsTheLoopIsCountedAndTheLoopBeginsAnew() throws Exception {
        var attempts = new AtomicInteger();
        var polled = new CountDownLatch(1);
        try (var poller = poller(lane -> {
            if (attempts.incrementAndGet() == 1) {
                throw new StackOverflowError("not even an exception");
            }
            return polling(polled);
        })) {
            poller.start();
            assertThat(polled.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.restarts).hasValue(1);
            assertThat(poller.alive()).isTrue();
        }
    }

    @Test
    void itIsAliveFromItsStartToItsEnd() throws Exception {
        var polled = new CountDownLatch(1);
        var poller = poller(lane -> polling(polled));
        assertThat(poller.alive()).isFalse();
        poller.start();
        assertThat(polled.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(poller.alive()).isTrue();
        poller.close();
        assertThat(poller.alive()).isFalse();
        assertThat(watch.restarts).hasValue(0);
    }

    private JobPoller poller(JobConsumers consumers) {
        return new JobPoller(JobQueue.TRAIN, (job, delivery) -> Verdict.ACCEPT, consumers, (Lane lane) -> false, watch);
    }

    private static ShareConsumer<String, byte[]> polling(CountDownLatch polled) {
        return new MockShareConsumer<>() {
            @Override
            public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
                polled.countDown();
                return super.poll(timeout);
            }
        };
    }
}
