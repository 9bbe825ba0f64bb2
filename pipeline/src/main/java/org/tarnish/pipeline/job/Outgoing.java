package org.tarnish.pipeline.job;

import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Job;

/** A job and where it shall go. */
public record Outgoing(JobQueue queue, Job job) {}
