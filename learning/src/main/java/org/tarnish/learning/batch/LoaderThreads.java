package org.tarnish.learning.batch;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Threads that do not keep the process alive. */
final class LoaderThreads {
    private static final long MOST_SECONDS = 5;

    private LoaderThreads() {}

    static ExecutorService of(String name, int threads) {
        return Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Stops the threads and waits until they have let go of their files. One that hangs in the object store is left alone
     * after some seconds; it ends with its attempt, and what it opens is closed.
     */
    static void stop(ExecutorService threads) {
        threads.shutdownNow();
        try {
            threads.awaitTermination(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a task on such a thread failed with, to be thrown as it was. */
    static RuntimeException failure(ExecutionException failed) {
        var cause = failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known
                ? known
                : new IllegalStateException("a batch of images could not be prepared", cause);
    }
}
