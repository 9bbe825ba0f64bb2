package org.tarnish.pipeline.job;

import java.util.List;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Job;

/** Where jobs go. */
public interface Jobs {
    /** A job for a queue. */
    record Outgoing(JobQueue queue, Job job) {}

    /**
     * Publishes jobs; returns when the broker has all of them.
     *
     * @throws BrokerUnavailable if it may not have all; each of them may have been published nevertheless
     */
    void publishAll(List<Outgoing> jobs);

    /** Puts a job that failed for good aside for people to look at. */
    void park(JobQueue queue, Job job, String reason);
}
