package org.tarnish.pipeline.store;

import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.machine.retry.Pauses;
import org.tarnish.machine.retry.Time;
import org.tarnish.machine.retry.Tries;

/**
 * Repeats calls to the object store while it does not answer, with growing pauses, up to a bound. What the store refuses,
 * what the local disk fails at and what is wrong with the call itself is not repeated.
 */
final class Retries {
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String endpoint;
    private final Pauses pauses;
    private final Runnable observer;
    private final Time time;

    Retries(String endpoint, Duration patience, Runnable observer) {
        this(endpoint, patience, observer, Time.real());
    }

    /**
     * @param observer told of every attempt that failed by the store's fault
     */
    Retries(String endpoint, Duration patience, Runnable observer, Time time) {
        this.endpoint = endpoint;
        this.pauses = Pauses.doubling(FIRST_PAUSE, LONGEST_PAUSE, patience);
        this.observer = observer;
        this.time = time;
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
        var tries = new Tries(pauses, time);
        var perhapsDone = false;
        while (true) {
            try {
                return call.call();
            } catch (MinioException | IOException | RuntimeException e) {
                var trouble = Trouble.of(e);
                if (trouble instanceof Trouble.Passing passing) {
                    observer.run();
                    perhapsDone |= passing.perhapsDone();
                    requireAnother(what, tries, passing, e);
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

    private void requireAnother(String what, Tries tries, Trouble.Passing trouble, Exception cause) {
        try {
            if (!tries.again()) {
                throw new StoreUnavailable(
                        "the object store at " + endpoint + " did not " + what + " within "
                                + tries.spent().toSeconds() + " s (" + trouble.words()
                                + "); is it running and reachable?",
                        cause);
            }
            LOG.warn("object store: cannot {} ({}), trying again", what, trouble.words());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting to " + what, cause);
        }
    }
}
