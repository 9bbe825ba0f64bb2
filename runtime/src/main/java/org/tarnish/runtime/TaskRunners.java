package org.tarnish.runtime;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.RehearsalResult;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.job.JobHandler;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Claims;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.task.TaskRunner;
import org.tarnish.pipeline.task.TaskWork;
import org.tarnish.pipeline.task.ThreadTimer;
import org.tarnish.pipeline.task.WorkerHealth;

/** Makes a service's worker from what it can do. */
@Singleton
public class TaskRunners {
    private static final long ROOM = 1 << 20;

    private final String worker;
    private final Settings settings;
    private final ObjectStore store;
    private final Archive archive;
    private final Claims claims;
    private final Events events;
    private final TaskMetrics metrics;
    private final Clock clock;
    private final Tracing tracing;
    private final WorkerHealth health;
    private final ThreadTimer timer = new ThreadTimer();

    TaskRunners(
            @ConfigProperty(name = "quarkus.application.name") String service,
            Settings settings,
            ObjectStore store,
            Archive archive,
            Claims claims,
            Events events,
            TaskMetrics metrics,
            Clock clock,
            Tracing tracing) {
        this.worker = service + "@" + host() + "-"
                + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 4);
        this.settings = settings;
        this.store = store;
        this.archive = archive;
        this.claims = claims;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
        this.tracing = tracing;
        this.health = new WorkerHealth(clock, this::roomless);
    }

    /** The worker of a queue that does each kind of task with the given work, and tasks that do nothing. */
    public QueueWorker worker(JobQueue queue, Map<TaskKind, TaskWork> works) {
        var all = new EnumMap<TaskKind, TaskWork>(TaskKind.class);
        all.putAll(works);
        all.put(TaskKind.REHEARSE, (task, context) -> new RehearsalResult(((TaskSpec.Rehearse) task.spec()).number()));
        var watch = new TaskRunner.Watch(
                settings.hungAfter(), () -> Runtime.getRuntime().halt(1));
        var runner = new TaskRunner(worker, store, archive, claims, events, metrics, clock, timer, health, watch, all);
        return new QueueWorker(queue, new JobHandler() {
            @Override
            public boolean ready() {
                return runner.ready();
            }

            @Override
            public Verdict handle(Job job, Delivery delivery) {
                return tracing.continuing(delivery.headers(), queue.topic(), () -> runner.handle(job, delivery));
            }
        });
    }

    /** Whether the service's worker can work, and if not, why. */
    public WorkerHealth health() {
        return health;
    }

    /** That there is no room on the disk, or empty if there is. */
    private Optional<String> roomless() {
        try {
            Files.createDirectories(settings.work());
            var probe = Files.createTempFile(settings.work(), "room", ".probe");
            try {
                Files.write(probe, new byte[(int) ROOM]);
                return Optional.empty();
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            return Optional.of("the folder " + settings.work() + " (TARNISH_WORK) cannot take " + ROOM + " bytes ("
                    + e.getMessage() + "); free some room");
        }
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
        timer.close();
    }
}
