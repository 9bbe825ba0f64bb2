package org.tarnish.learning.candidate;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that prepare candidates; they do not keep the process alive. */
final class Workers {
    private Workers() {}

    static ExecutorService start(int threads) {
        return Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, "candidates");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The outcome of a task; what it failed with is thrown as it was. */
    static <T> T await(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for candidates", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("a candidate could not be prepared", e.getCause());
        }
    }
}
