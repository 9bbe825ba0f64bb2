package org.tarnish.corruption.ingest;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Future;
import org.tarnish.corruption.parallel.ImageWorkers;

/**
 * Images on their way through the workers: bounded in bytes, so that large images wait for each other and small ones do
 * not. An image that is larger than the bound goes alone. For one submitting thread.
 */
final class UnderWay {
    private static final int MOST_TASKS = 4096;

    private final ImageWorkers workers;
    private final long mostBytes;
    private final Queue<Held> held = new ArrayDeque<>();
    private long bytes;

    private record Held(Future<?> task, int bytes) {}

    UnderWay(ImageWorkers workers, long mostBytes) {
        this.workers = workers;
        this.mostBytes = mostBytes;
    }

    /**
     * Hands a task to the workers once there is room for what it holds.
     *
     * @throws RuntimeException one that an earlier task threw
     */
    void submit(int taskBytes, Runnable task) {
        while (!held.isEmpty() && (bytes + taskBytes > mostBytes || held.size() >= MOST_TASKS)) {
            awaitOldest();
        }
        held.add(new Held(workers.submit(task), taskBytes));
        bytes += taskBytes;
        if (taskBytes > mostBytes) {
            // The next image is decoded meanwhile, and it may be as large.
            awaitOldest();
        }
    }

    /**
     * Waits for everything.
     *
     * @throws RuntimeException one that a task threw
     */
    void settle() {
        while (!held.isEmpty()) {
            awaitOldest();
        }
    }

    private void awaitOldest() {
        var oldest = held.remove();
        bytes -= oldest.bytes();
        ImageWorkers.await(List.of(oldest.task()));
    }
}
