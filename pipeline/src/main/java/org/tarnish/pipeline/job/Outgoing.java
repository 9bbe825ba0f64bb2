package org.tarnish.pipeline.job;

import org.tarnish.pipeline.event.Job;
import org.tarnish.experiment.plan.JobQueue;

/** A job and where it shall go. */
public record Outgoing(JobQueue queue, Job job) {}
