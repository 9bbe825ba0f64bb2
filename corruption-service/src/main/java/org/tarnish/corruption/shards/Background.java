package org.tarnish.corruption.shards;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What goes on beside the computation: one upload and one download at a time, which wait for the network alone. */
final class Background implements AutoCloseable {
    private static final int UPLOAD_AND_DOWNLOAD = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(UPLOAD_AND_DOWNLOAD, task -> {
        var thread = new Thread(task, "shard-transfer");
        thread.setDaemon(true);
        return thread;
    });

    <T> Future<T> begin(Callable<T> transfer) {
        return threads.submit(transfer);
    }

    /** Waits for a transfer, then returns its result or passes on its failure. */
    static <T> T await(Future<T> transfer) {
        try {
            return transfer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a shard was transferred", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a shard could not be transferred", e.getCause());
        }
    }

    /** Ends what still goes on, and returns when nothing is left behind. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a transfer of a shard does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
