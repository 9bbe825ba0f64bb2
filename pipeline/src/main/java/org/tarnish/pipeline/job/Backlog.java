package org.tarnish.pipeline.job;

import java.util.OptionalLong;
import org.tarnish.experiment.plan.JobQueue;

/** How many jobs of a queue are unfinished, waiting and running ones together. */
@FunctionalInterface
public interface Backlog {
    /** Unfinished jobs, or empty if the broker does not say, as before a queue's first use. */
    OptionalLong of(JobQueue queue);
}
