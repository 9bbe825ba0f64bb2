package org.tarnish.pipeline.store;

import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats calls to the object store while it does not answer, with growing pauses, up to a bound. What the store refuses,
 * what the local disk fails at and what is wrong with the call itself is not repeated.
 */
final class Retries {
    // A library of retries would do, if it let tests say what time it is: Failsafe sleeps on the thread by itself.
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final String endpoint;
    private final Duration patience;
    private final Runnable observer;
    private final Time time;

    Retries(String endpoint, Duration patience, Runnable observer) {
        this(endpoint, patience, observer, new Time() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(long millis) throws InterruptedException {
                Thread.sleep(millis);
            }
        });
    }

    /**
     * @param observer told of every attempt that failed by the store's fault
     */
    Retries(String endpoint, Duration patience, Runnable observer, Time time) {
        this.endpoint = endpoint;
        this.patience = patience;
        this.observer = observer;
        this.time = time;
    }

    /** How time passes. */
    interface Time {
        long nanos();

        void pause(long millis) throws InterruptedException;
    }

    /** A call to the store, which may be made any number of times. */
    @FunctionalInterface
    interface Call<T> {
        T call() throws MinioException, IOException;
    }

    /**
     * What the call returns, at last.
     *
     * @param what the call does, as an infinitive: "get KEY"
     * @throws StoreRefused if the store refuses
     * @throws StoreUnavailable if it does not answer in time
     * @throws DiskFull if no room is left on a local disk
     */
    <T> T call(String what, Call<T> call) {
        long start = time.nanos();
        long pause = FIRST_PAUSE_MILLIS;
        var perhapsDone = false;
        while (true) {
            try {
                return call.call();
            } catch (MinioException | IOException | RuntimeException e) {
                var trouble = Trouble.of(e);
                if (trouble instanceof Trouble.Passing passing) {
                    observer.run();
                    perhapsDone |= passing.perhapsDone();
                    pauseOrGiveUp(what, start, pause, passing, e);
                    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                } else if (trouble instanceof Trouble.Refusal refusal) {
                    throw refused(what, refusal, perhapsDone, e);
                } else if (trouble instanceof Trouble.Local local) {
                    throw local(what, local.file(), e);
                } else {
                    throw asIs(e);
                }
            }
        }
    }

    private StoreRefused refused(String what, Trouble.Refusal refusal, boolean perhapsDone, Exception cause) {
        var refused = new StoreRefused(
                "the object store at " + endpoint + " refused to " + what + ": " + refusal.words(),
                refusal,
                perhapsDone,
                cause);
        if (!refused.isMissing() && !refused.isAlreadyThere()) {
            observer.run();
        }
        return refused;
    }

    private static RuntimeException local(String what, FileSystemException trouble, Exception cause) {
        if (DiskFull.isIn(trouble)) {
            return new DiskFull(what, Path.of(trouble.getFile()), cause);
        }
        var reason = trouble.getReason() == null ? trouble.getClass().getSimpleName() : trouble.getReason();
        return new UncheckedIOException(
                "cannot " + what + " with the local file " + trouble.getFile() + ": " + reason, trouble);
    }

    private static RuntimeException asIs(Exception e) {
        return e instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    }

    private void pauseOrGiveUp(String what, long start, long pause, Trouble.Passing trouble, Exception cause) {
        var waited = Duration.ofNanos(time.nanos() - start);
        long left = patience.minus(waited).toMillis();
        if (left <= 0) {
            throw new StoreUnavailable(
                    "the object store at " + endpoint + " did not " + what + " within " + waited.toSeconds() + " s ("
                            + trouble.words() + "); is it running and reachable?",
                    cause);
        }
        LOG.warn("object store: cannot {} ({}), trying again", what, trouble.words());
        try {
            time.pause(Math.min(pause, left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting to " + what, cause);
        }
    }
}
