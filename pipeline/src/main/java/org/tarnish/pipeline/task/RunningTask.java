package org.tarnish.pipeline.task;

import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.tarnish.experiment.plan.Task;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.TaskProgress;

/** The context of one attempt: passes progress on at a bearable rate and holds whether the task is still wanted. */
final class RunningTask implements TaskContext {
    private static final long PROGRESS_INTERVAL_NANOS = 500_000_000L;

    private final Task task;
    private final String artefacts;
    private final Events events;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private final long start = System.nanoTime();
    private volatile List<String> experiments;
    private long lastProgress;
    private String lastText = "";
    private long rateStart = start;
    private long rateDone;

    RunningTask(
            Task task,
            String artefacts,
            List<String> experiments,
            Events events,
            Clock clock,
            BooleanSupplier stopping) {
        this.task = task;
        this.artefacts = artefacts;
        this.experiments = experiments;
        this.events = events;
        this.clock = clock;
        this.stopping = stopping;
    }

    /** Updates the experiments that want the task; none means that it is cancelled. */
    void wantedBy(List<String> ids) {
        experiments = ids;
    }

    boolean unwanted() {
        return experiments.isEmpty();
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public String artefacts() {
        return artefacts;
    }

    @Override
    public boolean cancelled() {
        return stopping.getAsBoolean() || unwanted();
    }

    @Override
    public synchronized void progress(String text, long done, long total, String unit) {
        long now = System.nanoTime();
        if (done < rateDone || !text.equals(lastText) && done == 0) {
            rateStart = now;
            rateDone = done;
        }
        lastText = text;
        if (now - lastProgress < PROGRESS_INTERVAL_NANOS && !(total > 0 && done == total)) {
            return;
        }
        lastProgress = now;
        double elapsed = (now - rateStart) / 1e9;
        double rate = elapsed > 0 ? (done - rateDone) / elapsed : 0;
        for (var experiment : experiments) {
            events.progress(new TaskProgress(
                    experiment, clock.instant(), task.id(), task.spec().taskKind(), text, done, total, rate, unit));
        }
    }
}
