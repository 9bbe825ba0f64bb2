package org.tarnish.corruption.shards;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.tarnish.machine.thread.Threads;

/** What goes on beside the computation: one upload and one download at a time, which wait for the network alone. */
final class Transfers implements AutoCloseable {
    private static final int UPLOAD_AND_DOWNLOAD = 2;
    private static final Duration END = Duration.ofMinutes(1);

    private final ExecutorService threads = Threads.pool("shard-transfer", UPLOAD_AND_DOWNLOAD);

    <T> Future<T> begin(Callable<T> transfer) {
        return threads.submit(transfer);
    }

    /** Waits for a transfer, then returns its result or passes on its failure. */
    static <T> T await(Future<T> transfer) {
        return Threads.await(transfer, "the transfer of a shard");
    }

    /** Ends what still goes on, and returns when nothing is left behind. */
    @Override
    public void close() {
        if (!Threads.stop(threads, END) && !Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("a transfer of a shard does not end");
        }
    }
}
