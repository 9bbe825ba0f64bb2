package org.tarnish.reporting.follow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreUnavailable;

/**
 * Reads of the object store for somebody who waits for the answer: few at once and none for long, so that a store that
 * hangs keeps nobody from what is known without it. Has no threads while nobody looks. Safe for concurrent use.
 */
public final class Glances implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_IN_TURN = 256;
    private static final int MOST_WAITING = 16 * MOST_IN_TURN;
    private static final long IDLE_SECONDS = 10;

    private final ObjectStore store;
    private final Archive archive;
    private final ExecutorService threads;

    private final Runnable closing;

    /**
     * @param store one that gives up after seconds
     * @param closing what to do at the end
     */
    public Glances(ObjectStore store, Runnable closing) {
        this(store, closing, pool());
    }

    Glances(ObjectStore store, Runnable closing, ExecutorService threads) {
        this.store = store;
        this.archive = new Archive(store);
        this.closing = closing;
        this.threads = threads;
    }

    private static ExecutorService pool() {
        var pool = new ThreadPoolExecutor(
                MOST_AT_ONCE,
                MOST_AT_ONCE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                task -> {
                    var thread = new Thread(task, "glance");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * The content of an object, or empty if there is none.
     *
     * @throws StoreUnavailable if it is not read in time
     */
    public Optional<byte[]> at(String key) {
        return await(submit(() -> store.get(key)));
    }

    /**
     * What a reading of the archive comes to.
     *
     * @throws StoreUnavailable if it takes too long
     */
    <T> T at(Function<Archive, T> reading) {
        return await(submit(() -> reading.apply(archive)));
    }

    /** The same reading for each of some things, many at once; those for which it is empty are left out. */
    <K, V> Map<K, V> atEach(List<K> things, BiFunction<Archive, K, Optional<V>> reading) {
        var results = new LinkedHashMap<K, V>();
        for (int from = 0; from < things.size(); from += MOST_IN_TURN) {
            var part = things.subList(from, Math.min(things.size(), from + MOST_IN_TURN));
            var readings = new LinkedHashMap<K, Future<Optional<V>>>();
            try {
                part.forEach(thing -> readings.put(thing, submit(() -> reading.apply(archive, thing))));
                readings.forEach((thing, future) -> await(future).ifPresent(result -> results.put(thing, result)));
            } finally {
                readings.values().forEach(future -> future.cancel(false));
            }
        }
        return results;
    }

    /** Reads while nobody waits; what goes wrong is the reading's to say. Passed over if too much is being read. */
    void aside(Consumer<Archive> reading) {
        try {
            threads.execute(() -> reading.accept(archive));
        } catch (RejectedExecutionException e) {
            throw overrun(e);
        }
    }

    /** Removes an object. */
    void remove(String key) {
        await(submit(() -> {
            store.delete(key);
            return Optional.empty();
        }));
    }

    private <T> Future<T> submit(Callable<T> reading) {
        try {
            return threads.submit(reading);
        } catch (RejectedExecutionException e) {
            throw overrun(e);
        }
    }

    private static StoreUnavailable overrun(RejectedExecutionException e) {
        return new StoreUnavailable(
                "too many people wait for the object store, which is slow or away; try again in some seconds", e);
    }

    private static <T> T await(Future<T> reading) {
        try {
            return reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reading.cancel(true);
            throw new StoreUnavailable(
                    "the object store did not answer within " + PATIENCE.toSeconds()
                            + " s; is it running and reachable?",
                    e);
        } catch (InterruptedException e) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting for the object store", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        closing.run();
    }
}
