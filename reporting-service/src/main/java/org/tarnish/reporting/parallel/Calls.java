package org.tarnish.reporting.parallel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tarnish.machine.thread.Threads;
import org.tarnish.pipeline.store.StoreUnavailable;

/**
 * Makes calls of the object store several at once, in threads that exist only while there are calls. Whoever asks waits
 * no longer than is bearable for them, however long the store takes. Safe for concurrent use.
 */
public final class Calls implements AutoCloseable {
    private static final long SECONDS_OF_IDLE_THREADS = 5;

    private final int threads;
    private final Duration patience;
    private final Duration rest;
    private final ThreadPoolExecutor pool;
    private volatile long awayUntil = System.nanoTime();

    /**
     * @param threads how many calls run at once
     * @param patience how long all calls together may take
     * @param rest how long, after they took longer or the store was away, others fail without a try
     */
    public Calls(String name, int threads, Duration patience, Duration rest) {
        this.threads = threads;
        this.patience = patience;
        this.rest = rest;
        this.pool = new ThreadPoolExecutor(
                threads,
                threads,
                SECONDS_OF_IDLE_THREADS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Threads.daemons(name));
        pool.allowCoreThreadTimeOut(true);
    }

    /**
     * The result of a call.
     *
     * @throws StoreUnavailable if the store is away or the patience is over
     */
    public <R> R one(Supplier<R> call) {
        return all(List.of(call), Supplier::get).get(0);
    }

    /**
     * The results of a call for each of some things, in their order. After the first error no further call begins, and
     * the error is thrown.
     *
     * @throws StoreUnavailable if the store is away or the patience is over
     */
    public <T, R> List<R> all(List<T> things, Function<? super T, ? extends R> call) {
        if (things.isEmpty()) {
            return List.of();
        }
        if (System.nanoTime() - awayUntil < 0) {
            throw away(null);
        }
        var batch = new Batch<T, R>(things, call, Math.min(threads, things.size()));
        for (long i = batch.ended.getCount(); i > 0; i--) {
            pool.execute(batch);
        }
        try {
            if (!batch.ended.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                batch.over = true;
                throw away(null);
            }
        } catch (InterruptedException e) {
            batch.over = true;
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading from the object store", e);
        }
        return batch.results();
    }

    private StoreUnavailable away(Throwable cause) {
        if (System.nanoTime() - awayUntil >= 0) {
            awayUntil = System.nanoTime() + rest.toNanos();
        }
        return new StoreUnavailable("the object store does not answer; it is asked again in a few seconds", cause);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /** Some calls, of which each thread takes the next. */
    private final class Batch<T, R> implements Runnable {
        private final List<T> things;
        private final Function<? super T, ? extends R> call;
        private final Object[] results;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch ended;
        private volatile boolean over;
        private volatile Throwable failure;

        Batch(List<T> things, Function<? super T, ? extends R> call, int threads) {
            this.things = things;
            this.call = call;
            this.results = new Object[things.size()];
            this.ended = new CountDownLatch(threads);
        }

        @Override
        public void run() {
            try {
                for (int i = next.getAndIncrement(); i < results.length && !over; i = next.getAndIncrement()) {
                    results[i] = call.apply(things.get(i));
                }
            } catch (RuntimeException | Error e) {
                failure = e;
                over = true;
            } finally {
                ended.countDown();
            }
        }

        @SuppressWarnings("unchecked")
        List<R> results() {
            if (failure instanceof StoreUnavailable) {
                throw away(failure);
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            var list = new ArrayList<R>(results.length);
            for (var result : results) {
                list.add((R) result);
            }
            return list;
        }
    }
}
