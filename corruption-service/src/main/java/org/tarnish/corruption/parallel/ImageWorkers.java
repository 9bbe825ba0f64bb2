package org.tarnish.corruption.parallel;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.tarnish.machine.thread.Threads;

/** The threads that work on images, all cores busy, with a bounded queue so that no data set piles up in memory. */
public final class ImageWorkers implements AutoCloseable {
    private static final int QUEUED_FOR_EACH_THREAD = 8;
    private static final String WORK = "images that are worked on";

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
                Threads.daemons("images"),
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
        try {
            Threads.forEach(pool, threads, count, body, WORK);
        } catch (CancellationException e) {
            throw closed(e);
        }
    }

    /** Waits for all tasks, then passes on a failure if there was one. */
    public static void await(List<? extends Future<?>> tasks) {
        try {
            Threads.awaitAll(tasks, WORK);
        } catch (CancellationException e) {
            throw closed(e);
        }
    }

    private static IllegalStateException closed(CancellationException reason) {
        return new IllegalStateException("the image workers were closed while images were worked on", reason);
    }

    /** Ends all work; whoever waits for some is told with an exception. */
    @Override
    public void close() {
        for (var task : pool.shutdownNow()) {
            ((Future<?>) task).cancel(false);
        }
    }
}
