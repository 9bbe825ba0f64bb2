package org.tarnish.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tarnish.machine.thread.Threads;

/**
 * Gives up waiting for a call that lasts too long, even one that cannot be interrupted, such as a look at a network
 * folder whose server is gone: its thread stays behind, and only so many may. Safe for concurrent use.
 */
final class TimeLimit {
    private static final int MOST_AT_ONCE = 16;

    private final Duration limit;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    TimeLimit(Duration limit) {
        this.limit = limit;
    }

    /**
     * What a call returns or throws.
     *
     * @param what is looked at, for messages
     * @throws DatasetException if the time is over; the call is interrupted
     */
    <T> T call(String what, Callable<T> call) throws IOException {
        if (!free.tryAcquire()) {
            throw new DatasetException(what + " is not looked at: " + MOST_AT_ONCE
                    + " places are being looked at and none of them answers; see whether their file systems are there");
        }
        var task = new FutureTask<>(() -> {
            try {
                return call.call();
            } finally {
                free.release();
            }
        });
        Threads.daemon("look at a data set", task).start();
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new DatasetException(
                    what + " could not be looked at within " + limit.toMillis() / 1000.0
                            + " s; see whether its file system is slow, or pack it into an archive",
                    e);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while looking at " + what);
        } finally {
            task.cancel(true);
        }
    }

    private static IOException thrown(Throwable cause) {
        if (cause instanceof IOException failure) {
            return failure;
        }
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error failure) {
            throw failure;
        }
        return new IOException(cause);
    }
}
