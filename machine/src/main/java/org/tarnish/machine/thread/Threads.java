package org.tarnish.machine.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Threads that do not keep the process alive, and waiting for what they do. */
public final class Threads {
    private Threads() {}

    /** A thread that is still to be started. */
    public static Thread daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Makes threads of this name. */
    public static ThreadFactory daemons(String name) {
        return work -> daemon(name, work);
    }

    /** So many threads, and a queue without bound. */
    public static ExecutorService pool(String name, int threads) {
        return Executors.newFixedThreadPool(threads, daemons(name));
    }

    /** One thread that does things at their time. */
    public static ScheduledExecutorService clockwork(String name) {
        return Executors.newSingleThreadScheduledExecutor(daemons(name));
    }

    /**
     * Waits for the result of a task. An unchecked exception that it failed with is thrown as it was, a checked one as the
     * cause of an {@link IllegalStateException}.
     *
     * @param what the task makes, for messages
     * @throws IllegalStateException if the waiting thread is interrupted
     */
    public static <T> T await(Future<T> task, String what) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(what + " could not be made", e.getCause());
        }
    }

    /**
     * Waits until all tasks have ended, however they did, then fails as the first of those that failed.
     *
     * @param what the tasks make, for messages
     */
    public static void awaitAll(List<? extends Future<?>> tasks, String what) {
        Throwable failure = null;
        for (var task : tasks) {
            try {
                await(task, what);
            } catch (RuntimeException | Error e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                failure = failure == null ? e : failure;
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    /**
     * Calls {@code body} once for each index in 0..count-1, in any order, and returns when all have ended; after a failure
     * no further index begins, and it is thrown.
     *
     * @param threads of the pool that take part
     * @param what the calls make, for messages
     */
    public static void forEach(ExecutorService pool, int threads, int count, IntConsumer body, String what) {
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
        awaitAll(parts, what);
    }

    /**
     * Interrupts the threads of a pool and waits for their end; an interrupt of the waiting thread ends that early.
     *
     * @return whether all have ended
     */
    public static boolean stop(ExecutorService pool, Duration most) {
        pool.shutdownNow();
        try {
            return pool.awaitTermination(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return pool.isTerminated();
        }
    }
}
