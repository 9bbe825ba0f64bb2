package org.tarnish.pipeline.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

/** Threads that do the same at once. */
final class Crowd<T> {
    /** What one of the threads does. */
    interface Part<T> {
        T of(int thread) throws Exception;
    }

    private final List<FutureTask<T>> parts;
    private final List<Thread> threads;

    Crowd(int size, Part<T> part) {
        parts = IntStream.range(0, size)
                .mapToObj(thread -> new FutureTask<>(() -> part.of(thread)))
                .toList();
        threads = parts.stream().map(Thread::new).toList();
    }

    /** Starts all and gives what they came to, in order. */
    List<T> results() throws InterruptedException, ExecutionException {
        threads.forEach(Thread::start);
        var results = new ArrayList<T>();
        for (var part : parts) {
            results.add(part.get());
        }
        return results;
    }

    /** Returns when every thread but the calling one is kept waiting or has ended. */
    void awaitOthersAtRest() {
        for (var thread : threads) {
            while (thread != Thread.currentThread() && !isAtRest(thread)) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean isAtRest(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TERMINATED -> true;
            case NEW, RUNNABLE, TIMED_WAITING -> false;
        };
    }
}
