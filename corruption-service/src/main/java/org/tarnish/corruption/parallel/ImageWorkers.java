package org.tarnish.corruption.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** The threads that work on images, all cores busy, with a bounded queue so that no data set piles up in memory. */
public final class ImageWorkers implements AutoCloseable {
    private static final int QUEUED_FOR_EACH_THREAD = 8;

    private final int threads;
    private final ThreadPoolExecutor pool;

    public ImageWorkers(int threads) {
        this.threads = threads;
        this.pool = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(threads * QUEUED_FOR_EACH_THREAD),
                task -> {
                    var thread = new Thread(task, "images");
                    thread.setDaemon(true);
                    return thread;
                },
                ImageWorkers::runHere);
    }

    private static void runHere(Runnable task, ThreadPoolExecutor pool) {
        if (pool.isShutdown()) {
            throw new RejectedExecutionException("the image workers are closed");
        }
        task.run();
    }

    /** Runs something on a worker, or on the calling thread when the workers are behind. */
    public Future<?> submit(Runnable task) {
        return pool.submit(task);
    }

    /**
     * Calls {@code body} once for each index in 0..count-1, in any order, and returns when all have ended; after an
     * exception no further index begins.
     *
     * @throws RuntimeException one that {@code body} threw
     */
    public void forEach(int count, IntConsumer body) {
        var next = new AtomicInteger();
        var parts = new ArrayList<Future<?>>();
        for (int i = 0; i < threads; i++) {
            parts.add(pool.submit(() -> {
                try {
                    for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
                        body.accept(index);
                    }
                } finally {
                    next.set(count);
                }
            }));
        }
        await(parts);
    }

    /** Waits for all tasks, then passes on a failure if there was one. */
    public static void await(List<? extends Future<?>> tasks) {
        RuntimeException failure = null;
        for (var task : tasks) {
            try {
                task.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while images were worked on", e);
            } catch (CancellationException e) {
                failure = new IllegalStateException("the image workers were closed while images were worked on", e);
            } catch (ExecutionException e) {
                if (failure == null) {
                    failure = e.getCause() instanceof RuntimeException cause
                            ? cause
                            : new IllegalStateException(e.getCause());
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Ends all work; whoever waits for some is told with an exception. */
    @Override
    public void close() {
        for (var task : pool.shutdownNow()) {
            ((Future<?>) task).cancel(false);
        }
    }
}
