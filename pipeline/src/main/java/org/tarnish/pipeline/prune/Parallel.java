package org.tarnish.pipeline.prune;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;

/** Does something with each of many things, perhaps with several at a time. */
@FunctionalInterface
interface Parallel {
    <T> void forEach(Collection<T> things, Consumer<T> call);

    /** With so many threads. */
    static Parallel of(int threads) {
        return new Parallel() {
            @Override
            public <T> void forEach(Collection<T> things, Consumer<T> call) {
                if (threads == 1 || things.size() < 2) {
                    things.forEach(call);
                    return;
                }
                var pool = new ForkJoinPool(threads);
                try {
                    pool.submit(() -> things.parallelStream().forEach(call)).get();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while pruning", e);
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException failure
                            ? failure
                            : new IllegalStateException(e.getCause());
                } finally {
                    pool.shutdownNow();
                }
            }
        };
    }
}
