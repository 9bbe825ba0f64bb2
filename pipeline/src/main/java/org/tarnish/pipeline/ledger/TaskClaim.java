package org.tarnish.pipeline.ledger;

/** A claim that this process holds on a task. Safe for concurrent use. */
public final class TaskClaim {
    private final Claims claims;
    private final String task;
    private final int attempt;
    private Claim claim;

    TaskClaim(Claims claims, String task, int attempt, Claim claim) {
        this.claims = claims;
        this.task = task;
        this.attempt = attempt;
        this.claim = claim;
    }

    /** Number of this attempt, from 1. */
    public int attempt() {
        return attempt;
    }

    /** Workers that died on the task in a row, without progress. */
    public synchronized int deaths() {
        return claim.deaths();
    }

    /** Unforeseen errors in a row, without progress. */
    public synchronized int failures() {
        return claim.failures();
    }

    /** Says that the worker is still on the task; returns whether another worker has come after it. */
    public synchronized boolean renew() {
        if (!claim.finished()) {
            claims.renew(task, attempt, claim);
        }
        return claims.isSucceeded(task, attempt);
    }

    /** The next attempt goes on from what this one has left: failures before it no longer count. */
    public synchronized void progress() {
        replace(claim.withProgress());
    }

    /** Lets go of the task through no fault of its own. */
    public synchronized void release() {
        replace(claim.released());
    }

    /** Lets go of the task after an error. */
    public synchronized void fail() {
        replace(claim.failed());
    }

    /** Lets go of a task that is given up; whoever asks for it again begins anew. */
    public synchronized void forget() {
        replace(claim.forgotten());
    }

    private void replace(Claim next) {
        if (!claim.finished()) {
            claims.renew(task, attempt, next);
            claim = next;
        }
    }
}
