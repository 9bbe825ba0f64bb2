package org.tarnish.pipeline.event;

import java.time.Instant;
import org.tarnish.experiment.plan.TaskKind;

/**
 * How far a running task is, told on topic {@code progress}.
 *
 * @param text what is being done, such as {@code epoch 3, loss 0.21}
 * @param done units finished
 * @param total units in all, or 0 if not known
 * @param rate units per second
 * @param unit what is counted, such as {@code images}
 */
public record TaskProgress(
        String experiment,
        Instant at,
        String task,
        TaskKind kind,
        String text,
        long done,
        long total,
        double rate,
        String unit) {}
