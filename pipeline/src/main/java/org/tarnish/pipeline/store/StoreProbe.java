package org.tarnish.pipeline.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.tarnish.machine.thread.Threads;

/**
 * Finds out whether a store's conditional puts work, on which the ledger rests: some stores accept the condition and let
 * several concurrent puts succeed. A store that passed is marked, so that it is asked once in the life of its bucket.
 */
public final class StoreProbe {
    private static final String PROVEN = Keys.probe("conditional-puts-v1");
    private static final String TEXT = "text/plain";
    private static final int RACERS = 8;
    private static final int RACES = 2;

    private StoreProbe() {}

    /**
     * Returns once the store is known to let exactly one of many concurrent conditional puts win.
     *
     * @throws IllegalStateException if it does not
     */
    public static void check(ObjectStore store) {
        if (store.exists(PROVEN)) {
            return;
        }
        var racers = Threads.pool("store-probe", RACERS);
        try {
            for (int race = 0; race < RACES; race++) {
                judge(winners(store, racers));
            }
        } finally {
            racers.shutdownNow();
        }
        store.put(PROVEN, "one of many".getBytes(StandardCharsets.UTF_8), TEXT);
    }

    private static void judge(int winners) {
        if (winners != 1) {
            throw new IllegalStateException("the object store let " + winners + " of " + RACERS
                    + " concurrent conditional puts of one object succeed where exactly 1 must: choose a store, or a"
                    + " version of it, whose conditional puts (If-None-Match: *) work");
        }
    }

    private static int winners(ObjectStore store, ExecutorService racers) {
        var key = Keys.probe(UUID.randomUUID().toString());
        var start = new CountDownLatch(RACERS);
        var puts = new ArrayList<Callable<Boolean>>();
        for (int racer = 0; racer < RACERS; racer++) {
            var own = new byte[] {(byte) racer};
            puts.add(() -> {
                start.countDown();
                start.await();
                return store.putIfAbsent(key, own, TEXT);
            });
        }
        try {
            int winners = 0;
            for (var put : racers.invokeAll(puts)) {
                winners += Threads.await(put, "a conditional put") ? 1 : 0;
            }
            return winners;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while probing the object store", e);
        } finally {
            store.delete(key);
        }
    }
}
