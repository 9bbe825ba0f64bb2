package org.tarnish.reporting.follow;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.UnreadableExperiment;

/** Reads plans for the purposes of their tasks, each once as long as there is room. Safe for concurrent use. */
final class PlanReader {
    private static final Logger LOG = LoggerFactory.getLogger(PlanReader.class);

    /** Larger plans are not read: their tasks go by their kind. */
    private static final int LARGEST_PLAN = 100_000;

    /** Tasks of all plans together whose purposes are held: some 50 MB. */
    private static final int MOST_TASKS = 200_000;

    private final Archive archive;
    private final WeightedCache<String, TaskPurposes> held =
            new WeightedCache<>(MOST_TASKS, purposes -> Math.max(1, purposes.size()));

    PlanReader(Archive archive) {
        this.archive = archive;
    }

    /**
     * What the tasks of an experiment are for.
     *
     * @param tasks how many its plan has
     */
    TaskPurposes purposes(String experiment, int tasks) {
        if (tasks > LARGEST_PLAN) {
            return TaskPurposes.UNKNOWN;
        }
        var known = held.get(experiment);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            var read = archive.plan(experiment).map(TaskPurposes::new).orElse(TaskPurposes.UNKNOWN);
            held.put(experiment, read);
            return read;
        } catch (UnreadableExperiment e) {
            LOG.warn("{}; its tasks go by their ids", e.getMessage());
            held.put(experiment, TaskPurposes.UNKNOWN);
            return TaskPurposes.UNKNOWN;
        }
    }
}
