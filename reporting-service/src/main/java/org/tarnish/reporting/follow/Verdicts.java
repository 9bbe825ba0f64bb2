package org.tarnish.reporting.follow;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.tarnish.pipeline.event.Fact;

/** What becomes of requests, for those who wait for it. Safe for concurrent use. */
public final class Verdicts {
    private final Map<String, CompletableFuture<Fact>> awaited = new ConcurrentHashMap<>();

    /** Begins to wait for the verdict on a request, which must not be out yet. */
    public void expect(String id) {
        awaited.put(id, new CompletableFuture<>());
    }

    /** The verdict on a request that is waited for: accepted, rejected, or ended already. */
    public CompletableFuture<Fact> of(String id) {
        var verdict = awaited.get(id);
        if (verdict == null) {
            throw new IllegalStateException("nobody has begun to wait for the verdict on '" + id + "'");
        }
        // A copy, since whoever stops waiting cancels what he waits for.
        return verdict.copy();
    }

    /** Whether somebody still waits for it. */
    public boolean isExpected(String id) {
        return awaited.containsKey(id);
    }

    /** Nobody waits for it any more. */
    public void giveUp(String id) {
        awaited.remove(id);
    }

    void see(Fact fact) {
        var waiting = awaited.get(fact.experiment());
        if (waiting != null) {
            waiting.complete(fact);
        }
    }
}
