package org.tarnish.runtime;

import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.job.JobHandler;

/** What a service does: the queue it takes jobs from, and who does them. A service produces one as a bean. */
public record QueueWorker(JobQueue queue, JobHandler handler) {}
