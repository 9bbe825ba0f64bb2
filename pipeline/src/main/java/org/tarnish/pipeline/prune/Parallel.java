package org.tarnish.pipeline.prune;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.tarnish.machine.thread.Threads;

/**
 * Calls of the object store, several at a time.
 *
 * @param threads that make them, at least 1: then each is made on the calling thread
 */
record Parallel(int threads) {
    /** Makes a call for each thing, in any order, and returns when all have ended; fails as the first that failed. */
    <T> void forEach(Collection<T> things, Consumer<T> call) {
        if (threads == 1 || things.size() < 2) {
            things.forEach(call);
            return;
        }
        var list = List.copyOf(things);
        var pool = Threads.pool("prune", threads);
        try {
            Threads.forEach(pool, threads, list.size(), i -> call.accept(list.get(i)), "what is pruned");
        } finally {
            pool.shutdownNow();
        }
    }
}
