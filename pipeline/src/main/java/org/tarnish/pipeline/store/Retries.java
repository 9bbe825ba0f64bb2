package org.tarnish.pipeline.store;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats calls to the object store while it does not answer, with growing pauses, up to a bound. */
final class Retries {
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final Set<Integer> TRANSIENT = Set.of(408, 429);
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

    /** A call to the store. */
    @FunctionalInterface
    interface Call<T> {
        T call() throws MinioException, IOException;
    }

    /**
     * @throws StoreUnavailable if the store did not answer within its patience
     * @throws DiskFull if a local file does not fit
     */
    <T> T call(String what, Call<T> call) {
        long start = time.nanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                return call.call();
            } catch (MinioException | IOException | RuntimeException e) {
                requireTransient(what, e);
                observer.run();
                pause = pauseOrGiveUp(what, start, pause, e);
            }
        }
    }

    /** Throws what no repetition can cure; the client hides what happened behind exceptions of many types. */
    private void requireTransient(String what, Exception e) {
        boolean network = false;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ErrorResponseException refusal) {
                int status = refusal.response().code();
                if (status >= 500 || TRANSIENT.contains(status)) {
                    return;
                }
                throw new IllegalStateException(
                        "the object store at " + endpoint + " refused to " + what + ": " + status + " "
                                + refusal.errorResponse().code() + ", "
                                + refusal.errorResponse().message(),
                        e);
            }
            if (cause instanceof IOException && isDiskFull(cause)) {
                throw new DiskFull("cannot " + what + ": the disk of this machine is full; free some room", e);
            }
            if (cause instanceof FileSystemException) {
                throw new UncheckedIOException(
                        "cannot " + what + ": local file " + cause.getMessage(), (IOException) cause);
            }
            network |= cause instanceof IOException || cause instanceof MinioException;
        }
        if (!network) {
            throw (RuntimeException) e;
        }
    }

    /** No type of exception tells a full disk from a broken connection. */
    private static boolean isDiskFull(Throwable cause) {
        return cause.getMessage() != null && cause.getMessage().contains("No space left on device");
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
