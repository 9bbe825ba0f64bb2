package org.tarnish.corruption.shards;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.tarnish.machine.thread.Threads;

/** Uploads beside the computation, one at a time. */
final class Uploads implements AutoCloseable {
    private static final Duration END = Duration.ofMinutes(1);

    private final ExecutorService threads = Threads.pool("shard-upload", 1);

    <T> Future<T> begin(Callable<T> upload) {
        return threads.submit(upload);
    }

    /** Waits for an upload, then returns its result or passes on its failure. */
    static <T> T await(Future<T> upload) {
        return Threads.await(upload, "the upload of a shard");
    }

    /** Ends what still goes on, and returns when nothing is left behind. */
    @Override
    public void close() {
        if (!Threads.stop(threads, END) && !Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("the upload of a shard does not end");
        }
    }
}
