package org.tarnish.pipeline.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * Who works on which task. Of several workers that want a task at once, one gets the claim; a claim counts as long as it
 * is renewed, by the store's own clock. It spares double work, nothing more: what a task leaves is decided by its marker.
 */
public final class Claims {
    /** How often a claim is renewed. */
    public static final Duration RENEWAL = Duration.ofSeconds(4);

    /** How long a claim counts that is no longer renewed. */
    public static final Duration VALIDITY = Duration.ofSeconds(12);

    private final ObjectStore store;
    private final Supplier<Lock> locks;

    public Claims(ObjectStore store) {
        this(store, ReentrantLock::new);
    }

    /**
     * @param locks makes what keeps two threads of a worker from writing a claim at once
     */
    public Claims(ObjectStore store, Supplier<Lock> locks) {
        this.store = store;
        this.locks = locks;
    }

    /** What came of wanting a task. */
    public sealed interface Taken {
        /** The task is this worker's. */
        record Mine(TaskClaim claim) implements Taken {}

        /** Another worker is on it. */
        record Busy(String worker, int attempt) implements Taken {}
    }

    /** Claims a task unless another worker is on it: one call of the store if nobody has ever tried it. */
    public Taken take(String task, String worker) {
        var nonce = UUID.randomUUID().toString().substring(0, 8);
        var first = Claim.first(worker, nonce);
        if (write(task, 1, first)) {
            return new Taken.Mine(new TaskClaim(this, task, 1, first, locks.get()));
        }
        while (true) {
            int attempt = latest(task);
            var claim = read(task, attempt);
            if (claim.isEmpty()) {
                // Cleaned away since it was listed: whoever does that is done with the task.
                return new Taken.Busy("nobody", attempt);
            }
            if (!claim.get().worker().equals(worker) && isFresh(task, attempt, claim.get())) {
                return new Taken.Busy(claim.get().worker(), attempt);
            }
            var next = claim.get().next(worker, nonce);
            if (write(task, attempt + 1, next)) {
                return new Taken.Mine(new TaskClaim(this, task, attempt + 1, next, locks.get()));
            }
        }
    }

    /** The worker that is on a task now, or empty if nobody is. */
    public Optional<Taken.Busy> holder(String task) {
        int attempt = latest(task);
        return attempt == 0
                ? Optional.empty()
                : read(task, attempt)
                        .filter(claim -> isFresh(task, attempt, claim))
                        .map(claim -> new Taken.Busy(claim.worker(), attempt));
    }

    private boolean isFresh(String task, int attempt, Claim claim) {
        return !claim.finished()
                && store.age(Keys.claim(task, attempt))
                        .filter(age -> age.compareTo(VALIDITY) <= 0)
                        .isPresent();
    }

    /** Whether somebody has claimed the task after this attempt. */
    boolean isSucceeded(String task, int attempt) {
        return store.exists(Keys.claim(task, attempt + 1));
    }

    void renew(String task, int attempt, Claim claim) {
        store.put(Keys.claim(task, attempt), Json.bytes(claim), "application/json");
    }

    private boolean write(String task, int attempt, Claim claim) {
        return store.putIfAbsent(Keys.claim(task, attempt), Json.bytes(claim), "application/json");
    }

    private int latest(String task) {
        var keys = store.list(Keys.claims(task));
        return keys.isEmpty() ? 0 : Keys.attemptOfClaim(keys.get(keys.size() - 1));
    }

    private Optional<Claim> read(String task, int attempt) {
        return store.get(Keys.claim(task, attempt)).map(json -> Json.read(json, Claim.class));
    }
}
