package org.tarnish.pipeline.job;

import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.JobQueue;

/** Where jobs go. */
public interface Jobs {
    /** Publishes a job; returns when the broker has it. */
    void publish(JobQueue queue, Job job);

    /** Puts a job that failed for good aside for people to look at. */
    void park(JobQueue queue, Job job, String reason);
}
