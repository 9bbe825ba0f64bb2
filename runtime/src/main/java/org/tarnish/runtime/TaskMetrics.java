package org.tarnish.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.task.TaskObserver;

/** The metrics of tasks: {@code jobs_running}, {@code task_seconds} and {@code images_total}. */
@Singleton
public class TaskMetrics implements TaskObserver {
    private final MeterRegistry metrics;
    private final AtomicInteger running = new AtomicInteger();

    TaskMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        metrics.gauge("jobs.running", running);
    }

    @Override
    public void started(TaskKind kind) {
        running.incrementAndGet();
    }

    @Override
    public void ended(TaskKind kind, String outcome, double seconds) {
        running.decrementAndGet();
        Timer.builder("task")
                .description("wall time of tasks")
                .tag("kind", kind.label())
                .tag("outcome", outcome)
                .register(metrics)
                .record(Duration.ofNanos((long) (seconds * 1e9)));
    }

    /** Counts images that a kind of task has worked on; their rate is images per second. */
    public void images(TaskKind kind, long count) {
        metrics.counter("images", "kind", kind.label()).increment(count);
    }
}
