package org.tarnish.pipeline.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.job.Jobs;

class InMemoryJobsTest extends JobQueueContract {
    private static final Duration LOCK = Duration.ofSeconds(15);

    private Instant now = Instant.EPOCH;
    private final InMemoryJobs jobs = new InMemoryJobs(new TestClock(), LOCK);

    @Test
    void aLeaseEndsWithItsLockUnlessItIsRenewed() {
        jobs.publish(QUEUE, new Job("e", Tasks.named("t")));
        var worker = jobs.worker(QUEUE);
        var other = jobs.worker(QUEUE);
        var held = worker.take().orElseThrow();
        now = now.plus(LOCK).minusNanos(1);
        assertThat(worker.renew(held)).isTrue();
        now = now.plus(LOCK).minusNanos(1);
        assertThat(other.take()).isEmpty();
        now = now.plusNanos(1);
        assertThat(worker.renew(held)).isFalse();
        assertThat(other.take()).get().extracting(InMemoryJobs.Held::count).isEqualTo(2);
        assertThat(worker.accept(held)).as("too late").isFalse();
        assertThat(worker.release(held)).as("too late").isFalse();
        assertThat(jobs.unfinished(QUEUE)).isEqualTo(1);
    }

    @Test
    void aWipedBrokerHasNothing() {
        jobs.publish(QUEUE, new Job("e", Tasks.named("t")));
        jobs.wipe();
        assertThat(jobs.worker(QUEUE).take()).isEmpty();
        assertThat(jobs.unfinished(QUEUE)).isZero();
    }

    @Override
    protected Jobs jobs() {
        return jobs;
    }

    @Override
    protected Worker worker() {
        var worker = jobs.worker(QUEUE);
        return new Worker() {
            private InMemoryJobs.Held held;

            @Override
            public Optional<Job> take() {
                var taken = worker.take();
                taken.ifPresent(one -> held = one);
                return taken.map(InMemoryJobs.Held::job);
            }

            @Override
            public Optional<Job> glance() {
                return take();
            }

            @Override
            public void accept() {
                assertThat(worker.accept(held)).isTrue();
            }

            @Override
            public void release() {
                assertThat(worker.release(held)).isTrue();
            }

            @Override
            public void close() {
                worker.close();
            }
        };
    }

    @Override
    protected void restart() {
        jobs.restart();
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
