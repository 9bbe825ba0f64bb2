package org.tarnish.learning.batch;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that do not keep the process alive. */
final class LoaderThreads {
    private LoaderThreads() {}

    static ExecutorService of(String name, int threads) {
        return Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
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
