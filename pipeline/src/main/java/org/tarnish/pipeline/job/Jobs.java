package org.tarnish.pipeline.job;

import java.util.List;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Job;

/** Where jobs go. A job may arrive more than once, and one that was published may be lost with its broker's data. */
public interface Jobs {
    /** As {@link #publishAll} for one job. */
    default void publish(JobQueue queue, Job job) {
        publishAll(List.of(new Outgoing(queue, job)));
    }

    /**
     * Publishes many jobs at once; returns when the broker has all of them.
     *
     * @throws BrokerUnavailable if the broker does not say that it has all of them; it may have any of them nevertheless
     */
    void publishAll(List<Outgoing> jobs);

    /**
     * Puts a job that failed for good aside for people to look at.
     *
     * @throws BrokerUnavailable if the broker does not say that it has it
     */
    void park(JobQueue queue, Job job, String reason);
}
