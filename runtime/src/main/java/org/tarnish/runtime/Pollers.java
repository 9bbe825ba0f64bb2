package org.tarnish.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.machine.thread.Threads;
import org.tarnish.pipeline.job.Backlog;
import org.tarnish.pipeline.job.JobConsumers;
import org.tarnish.pipeline.job.JobPoller;
import org.tarnish.pipeline.job.LaneProvision;

/** Starts a poller for each queue that the service works on, and stops them first when the service ends. */
@Singleton
public class Pollers {
    private static final Logger LOG = LoggerFactory.getLogger(Pollers.class);
    private static final long BACKLOG_SECONDS = 5;

    private final List<QueueWorker> workers;
    private final JobConsumers consumers;
    private final LaneProvision provision;
    private final Backlog backlog;
    private final MeterRegistry metrics;
    private final ScheduledExecutorService clockwork = Threads.clockwork("backlog");
    private volatile List<JobPoller> pollers = List.of();

    Pollers(
            @All List<QueueWorker> workers,
            JobConsumers consumers,
            LaneProvision provision,
            Backlog backlog,
            MeterRegistry metrics) {
        this.workers = workers;
        this.consumers = consumers;
        this.provision = provision;
        this.backlog = backlog;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        var watch = new PollerCounters(metrics);
        pollers = workers.stream()
                .map(worker -> new JobPoller(worker.queue(), worker.handler(), consumers, provision, watch))
                .toList();
        pollers.forEach(JobPoller::start);
        workers.forEach(worker -> measure(worker.queue()));
    }

    private void measure(JobQueue queue) {
        var value = metrics.gauge(
                "jobs.backlog",
                List.of(io.micrometer.core.instrument.Tag.of("group", queue.group())),
                new AtomicLong());
        var unused =
                clockwork.scheduleWithFixedDelay(() -> measure(queue, value), 1, BACKLOG_SECONDS, TimeUnit.SECONDS);
    }

    /** Lets nothing out: a task that throws is not run again, and the metric would stand still without a word. */
    void measure(JobQueue queue, AtomicLong value) {
        try {
            backlog.of(queue).ifPresent(value::set);
        } catch (RuntimeException e) {
            LOG.warn("the backlog of {} cannot be measured; it is tried again", queue.group(), e);
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        pollers.forEach(JobPoller::close);
        clockwork.shutdownNow();
    }

    /** Whether every poller is at work. */
    public boolean alive() {
        return pollers.stream().allMatch(JobPoller::alive);
    }
}
