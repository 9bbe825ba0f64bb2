package org.tarnish.runtime;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.event.Events;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Claims;
import org.tarnish.pipeline.ledger.Ledger;
import org.tarnish.pipeline.task.TaskRunner;
import org.tarnish.pipeline.task.TaskWork;

/** Makes a service's worker from what it can do. */
@Singleton
public class TaskRunners {
    private final String worker;
    private final Archive archive;
    private final Ledger ledger;
    private final Claims claims;
    private final Jobs jobs;
    private final Events events;
    private final TaskMetrics metrics;
    private final Clock clock;
    private final Tracing tracing;
    private TaskRunner runner;

    TaskRunners(
            @ConfigProperty(name = "quarkus.application.name") String service,
            Archive archive,
            Ledger ledger,
            Claims claims,
            Jobs jobs,
            Events events,
            TaskMetrics metrics,
            Clock clock,
            Tracing tracing) {
        this.worker = service + "@" + host() + "-"
                + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 4);
        this.archive = archive;
        this.ledger = ledger;
        this.claims = claims;
        this.jobs = jobs;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
        this.tracing = tracing;
    }

    /** The worker of a queue that does each kind of task with the given work. */
    public QueueWorker worker(JobQueue queue, Map<TaskKind, TaskWork> works) {
        runner = new TaskRunner(worker, archive, ledger, claims, jobs, events, metrics, clock, works);
        return new QueueWorker(
                queue,
                (job, delivery) ->
                        tracing.continuing(delivery.headers(), queue.topic(), () -> runner.handle(job, delivery)));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }

    @PreDestroy
    void close() {
        if (runner != null) {
            runner.close();
        }
    }
}
