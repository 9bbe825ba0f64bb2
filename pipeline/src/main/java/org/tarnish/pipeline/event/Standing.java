package org.tarnish.pipeline.event;

import java.time.Instant;
import java.util.List;
import org.tarnish.experiment.plan.TaskKind;

/**
 * How far an experiment is, told on topic {@code progress} by its owner and kept in the object store beside it.
 *
 * @param kinds in the order of the work; empty until the experiment is planned
 */
public record Standing(String experiment, Instant at, List<Count> kinds) {
    public Standing {
        kinds = List.copyOf(kinds);
    }

    /**
     * The tasks of one kind: {@code done + failed + skipped + running <= total}, the rest waits.
     *
     * @param reused those of {@code done} that were executed for another experiment
     */
    public record Count(TaskKind kind, int total, int done, int reused, int failed, int skipped, int running) {}
}
