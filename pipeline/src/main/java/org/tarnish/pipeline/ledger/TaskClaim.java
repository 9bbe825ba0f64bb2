package org.tarnish.pipeline.ledger;

/** A claim that this process holds on a task. */
public final class TaskClaim {
    private final Claims claims;
    private final String task;
    private final String worker;
    private final int attempt;
    private int counted;
    private boolean ended;
    private long lastBeat = System.nanoTime();

    private TaskClaim(Claims claims, String task, String worker, int attempt) {
        this.claims = claims;
        this.task = task;
        this.worker = worker;
        this.attempt = attempt;
        this.counted = attempt;
    }

    /** Claims a task, whoever held it before. */
    public static TaskClaim take(Claims claims, String task, String worker) {
        int attempt = claims.attempts(task) + 1;
        claims.write(task, new Claim(worker, attempt, false));
        return new TaskClaim(claims, task, worker, attempt);
    }

    /** Number of this attempt, from 1. */
    public int attempt() {
        return attempt;
    }

    /** Renews the claim if that is due; returns whether it did. */
    public synchronized boolean beat() {
        if (ended || System.nanoTime() - lastBeat < Claims.RENEWAL.toNanos()) {
            return false;
        }
        lastBeat = System.nanoTime();
        claims.write(task, new Claim(worker, counted, false));
        return true;
    }

    /** This attempt was interrupted through no fault of the task's and does not count. */
    public synchronized void uncount() {
        counted = attempt - 1;
    }

    /** The task was given up; whoever asks for it again begins anew. */
    public synchronized void reset() {
        counted = 0;
    }

    /** Lets go of the task. */
    public synchronized void end() {
        ended = true;
        claims.write(task, new Claim(worker, counted, true));
    }
}
