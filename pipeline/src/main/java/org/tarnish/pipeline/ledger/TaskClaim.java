package org.tarnish.pipeline.ledger;

import java.util.concurrent.locks.Lock;
import java.util.function.UnaryOperator;

/** A claim that this process holds on a task. Safe for concurrent use. */
public final class TaskClaim {
    private final Claims claims;
    private final String task;
    private final int attempt;
    private final Lock lock;
    private volatile Claim claim;

    TaskClaim(Claims claims, String task, int attempt, Claim claim, Lock lock) {
        this.claims = claims;
        this.task = task;
        this.attempt = attempt;
        this.claim = claim;
        this.lock = lock;
    }

    /** Number of this attempt, from 1. */
    public int attempt() {
        return attempt;
    }

    /** Workers that died on the task in a row, without progress. */
    public int deaths() {
        return claim.deaths();
    }

    /** Unforeseen errors in a row, without progress. */
    public int failures() {
        return claim.failures();
    }

    /** Says that the worker is still on the task; returns whether another worker has come after it. */
    public boolean renew() {
        replace(UnaryOperator.identity());
        return claims.isSucceeded(task, attempt);
    }

    /** The next attempt goes on from what this one has left: failures before it no longer count. */
    public void progress() {
        replace(Claim::withProgress);
    }

    /** Lets go of the task through no fault of its own. */
    public void release() {
        replace(Claim::released);
    }

    /** Lets go of the task after an error. */
    public void fail() {
        replace(Claim::failed);
    }

    /** Lets go of a task that is given up; whoever asks for it again begins anew. */
    public void forget() {
        replace(Claim::forgotten);
    }

    private void replace(UnaryOperator<Claim> change) {
        lock.lock();
        try {
            if (!claim.finished()) {
                var next = change.apply(claim);
                claims.renew(task, attempt, next);
                claim = next;
            }
        } finally {
            lock.unlock();
        }
    }
}
