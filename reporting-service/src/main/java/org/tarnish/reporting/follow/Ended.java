package org.tarnish.reporting.follow;

import java.util.Optional;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentSummary;

/**
 * Ended experiments that were looked at lately: some hundred whole ones, and their lines in the list, a few hundred bytes
 * each. An id may be used again after a rejection, so what was read before that is not kept. Safe for concurrent use.
 */
final class Ended {
    private static final int MOST_WHOLE = 200;
    private static final int MOST_LINES = 20_000;

    private final Recent<ExperimentStatus> whole = new Recent<>(MOST_WHOLE);
    private final Recent<ExperimentSummary> lines = new Recent<>(MOST_LINES);
    private long changes;

    /** A number that changes whenever something is forgotten; to be taken before the store is read. */
    synchronized long changes() {
        return changes;
    }

    synchronized void keep(long changesBefore, ExperimentStatus status) {
        if (changesBefore == changes) {
            whole.put(status.summary().id(), status);
            lines.put(status.summary().id(), status.summary());
        }
    }

    synchronized void keep(long changesBefore, ExperimentSummary line) {
        if (changesBefore == changes) {
            lines.put(line.id(), line);
        }
    }

    synchronized void forget(String id) {
        changes++;
        whole.remove(id);
        lines.remove(id);
    }

    Optional<ExperimentStatus> status(String id) {
        return whole.get(id);
    }

    Optional<ExperimentSummary> line(String id) {
        return lines.get(id);
    }
}
