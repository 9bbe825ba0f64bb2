package org.tarnish.pipeline.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.ledger.TaskClaim;

/** The context of one attempt: passes progress on at a bearable rate and holds whether the task is still wanted. */
final class RunningTask implements TaskContext {
    private static final Duration PROGRESS_INTERVAL = Duration.ofMillis(500);

    private final String experiment;
    private final Task task;
    private final TaskSpec next;
    private final String artefacts;
    private final TaskClaim claim;
    private final Events events;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private final Instant start;
    private volatile boolean unwanted;
    private volatile boolean superseded;
    private volatile Instant lastSign;
    private Instant lastProgress = Instant.MIN;
    private String lastText = "";
    private Instant rateStart;
    private long rateDone;

    RunningTask(Job job, String artefacts, TaskClaim claim, Events events, Clock clock, BooleanSupplier stopping) {
        this.experiment = job.experiment();
        this.task = job.task();
        this.next = job.next();
        this.artefacts = artefacts;
        this.claim = claim;
        this.events = events;
        this.clock = clock;
        this.stopping = stopping;
        this.start = clock.instant();
        this.lastSign = start;
        this.rateStart = start;
    }

    /** Nobody wants the task any more. */
    void drop() {
        unwanted = true;
    }

    boolean unwanted() {
        return unwanted;
    }

    /** Another worker has the task, or has done it. */
    void supersede() {
        superseded = true;
    }

    boolean superseded() {
        return superseded;
    }

    double seconds() {
        return Duration.between(start, clock.instant()).toNanos() / 1e9;
    }

    /** Time since the task last showed that it is alive. */
    Duration silence() {
        return Duration.between(lastSign, clock.instant());
    }

    @Override
    public String artefacts() {
        return artefacts;
    }

    @Override
    public Optional<TaskSpec> next() {
        return Optional.ofNullable(next);
    }

    @Override
    public boolean cancelled() {
        return stopping.getAsBoolean() || unwanted || superseded;
    }

    @Override
    public void saved() {
        lastSign = clock.instant();
        claim.progress();
    }

    @Override
    public synchronized void progress(String text, long done, long total, String unit) {
        var now = clock.instant();
        lastSign = now;
        if (done < rateDone || !text.equals(lastText) && done == 0) {
            rateStart = now;
            rateDone = done;
        }
        lastText = text;
        if (now.isBefore(start.plus(PROGRESS_INTERVAL))
                || !lastProgress.equals(Instant.MIN)
                        && now.isBefore(lastProgress.plus(PROGRESS_INTERVAL))
                        && !(total > 0 && done == total)) {
            return;
        }
        lastProgress = now;
        double elapsed = Duration.between(rateStart, now).toNanos() / 1e9;
        double rate = elapsed > 0 ? (done - rateDone) / elapsed : 0;
        events.progress(
                new TaskProgress(experiment, now, task.id(), task.spec().taskKind(), text, done, total, rate, unit));
    }
}
