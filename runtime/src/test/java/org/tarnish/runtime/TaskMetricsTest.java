package org.tarnish.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.TaskKind;

class TaskMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TaskMetrics metrics = new TaskMetrics(registry);

    @Test
    void countsWhatIsRunning() {
        metrics.started(TaskKind.TRAIN);
        metrics.started(TaskKind.COMPARE);
        assertThat(running()).isEqualTo(2);

        metrics.ended(TaskKind.TRAIN, "failed", 0);
        assertThat(running()).isEqualTo(1);
    }

    @Test
    void timesTasksByKindAndOutcome() {
        for (double seconds : new double[] {1.5, 2.5}) {
            metrics.started(TaskKind.TRAIN);
            metrics.ended(TaskKind.TRAIN, "done", seconds);
        }
        metrics.started(TaskKind.TRAIN);
        metrics.ended(TaskKind.TRAIN, "failed", 10);

        var done = registry.get("task")
                .tags("kind", TaskKind.TRAIN.label(), "outcome", "done")
                .timer();
        assertThat(done.count()).isEqualTo(2);
        assertThat(done.totalTime(TimeUnit.SECONDS)).isEqualTo(4);
        assertThat(registry.get("task").tag("outcome", "failed").timer().max(TimeUnit.SECONDS))
                .isEqualTo(10);
    }

    @Test
    void countsImagesByKind() {
        metrics.images(TaskKind.EVALUATE, 100);
        metrics.images(TaskKind.EVALUATE, 28);
        metrics.images(TaskKind.SHARDS, 5);

        assertThat(registry.get("images")
                        .tag("kind", TaskKind.EVALUATE.label())
                        .counter()
                        .count())
                .isEqualTo(128);
    }

    private double running() {
        return registry.get("jobs.running").gauge().value();
    }
}
