package org.tarnish.pipeline.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.job.JobHandler.Verdict;

/** The time of this machine. */
final class RealPace implements Pace {
    private static final Logger LOG = LoggerFactory.getLogger(RealPace.class);

    private final CountDownLatch end = new CountDownLatch(1);

    /** From now on {@link #stopping}. */
    void stop() {
        end.countDown();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public boolean stopping() {
        return end.getCount() == 0;
    }

    @Override
    public void pause(Duration length) {
        try {
            if (end.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("a pause was cut short by the end");
            }
        } catch (InterruptedException e) {
            // Nobody ends a poller that way, and with the flag kept no later wait would wait.
            LOG.warn("a poller's thread was interrupted; it goes on");
        }
    }

    @Override
    public Optional<Verdict> await(Future<Verdict> running, Duration atMost) throws ExecutionException {
        try {
            return Optional.of(running.get(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            LOG.warn("a poller's thread was interrupted; its job goes on");
            return Optional.empty();
        }
    }
}
