package org.tarnish.pipeline.store;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats calls to the object store while it does not answer, with growing pauses, up to a bound. */
final class Persistence {
    private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final String endpoint;
    private final Duration patience;
    private final Runnable observer;
    private final Time time;

    Persistence(String endpoint, Duration patience, Runnable observer) {
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

    Persistence(String endpoint, Duration patience, Runnable observer, Time time) {
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

    /** A call to the store. */
    @FunctionalInterface
    interface Call<T> {
        T call() throws MinioException, IOException;
    }

    <T> T persist(String what, Call<T> call) {
        long start = time.nanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                return call.call();
            } catch (ErrorResponseException e) {
                observer.run();
                if (e.response().code() < 500) {
                    throw new IllegalStateException(
                            "the object store at " + endpoint + " refused to " + what + ": "
                                    + e.errorResponse().code() + ", "
                                    + e.errorResponse().message(),
                            e);
                }
                pause = pauseOrGiveUp(what, start, pause, e);
            } catch (FileSystemException e) {
                throw new UncheckedIOException("cannot " + what + ": local file " + e.getMessage(), e);
            } catch (MinioException | IOException e) {
                if (isDiskFull(e)) {
                    throw new UncheckedIOException(
                            "cannot " + what + ": the disk of this machine is full; free some room",
                            new IOException(e));
                }
                observer.run();
                pause = pauseOrGiveUp(what, start, pause, e);
            }
        }
    }

    /** No type of exception tells a full disk from a broken connection. */
    private static boolean isDiskFull(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            var message = cause.getMessage();
            if (cause instanceof IOException && message != null && message.contains("No space left on device")) {
                return true;
            }
        }
        return false;
    }

    private long pauseOrGiveUp(String what, long start, long pause, Exception cause) {
        var waited = Duration.ofNanos(time.nanos() - start);
        if (waited.compareTo(patience) >= 0) {
            throw new StoreUnavailable(
                    "the object store at " + endpoint + " did not " + what + " within " + waited.toSeconds()
                            + " s; is it running and reachable?",
                    cause);
        }
        LOG.warn("object store: cannot {} ({}), trying again", what, cause.toString());
        try {
            time.pause(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting to " + what, cause);
        }
        return Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
}
