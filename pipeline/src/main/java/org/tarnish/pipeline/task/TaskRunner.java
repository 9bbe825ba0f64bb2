package org.tarnish.pipeline.task;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskId;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.JobQueue;
import org.tarnish.pipeline.job.JobHandler;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Claims;
import org.tarnish.pipeline.ledger.Experiment;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.Ledger;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.ledger.TaskClaim;
import org.tarnish.pipeline.store.Keys;

/**
 * Brings a job to its end by the rules of the ledger: looks for the marker first, claims the task, does it, writes the
 * marker last and releases what follows. What fails is tried again a bounded number of times.
 */
public final class TaskRunner implements JobHandler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

    /** Attempts of a task whose workers die or lose the store. */
    private static final int MOST_ATTEMPTS = 10;

    /** Attempts of a task that throws something unforeseen. */
    private static final int MOST_UNFORESEEN = 3;

    private static final long LONGEST_PAUSE_SECONDS = 30;

    private final String worker;
    private final Archive archive;
    private final Ledger ledger;
    private final Claims claims;
    private final Jobs jobs;
    private final Events events;
    private final TaskObserver observer;
    private final Clock clock;
    private final Map<TaskKind, TaskWork> works;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "claim-renewal");
        thread.setDaemon(true);
        return thread;
    });

    public TaskRunner(
            String worker,
            Archive archive,
            Ledger ledger,
            Claims claims,
            Jobs jobs,
            Events events,
            TaskObserver observer,
            Clock clock,
            Map<TaskKind, TaskWork> works) {
        this.worker = worker;
        this.archive = archive;
        this.ledger = ledger;
        this.claims = claims;
        this.jobs = jobs;
        this.events = events;
        this.observer = observer;
        this.clock = clock;
        this.works = Map.copyOf(works);
    }

    @Override
    public Verdict handle(Job job, Delivery delivery) {
        try {
            return handleKnown(job, delivery);
        } catch (RuntimeException e) {
            LOG.warn(
                    "experiment {} task {}: cannot be taken ({}), giving it back",
                    job.experiment(),
                    job.task(),
                    e.toString());
            pause(5, delivery);
            return Verdict.RELEASE;
        }
    }

    private Verdict handleKnown(Job job, Delivery delivery) {
        if (archive.done(job.task())) {
            ledger.release(job.task());
            return Verdict.ACCEPT;
        }
        var wanting = ledger.wanting(job.task());
        if (wanting.isEmpty()) {
            LOG.info("experiment {} task {}: no longer wanted", job.experiment(), job.task());
            return Verdict.ACCEPT;
        }
        if (delivery.count() == 1) {
            // A first delivery of a task that somebody holds is a second message for it. If its holder dies, the
            // holder's own message is delivered again, or the reconciler finds the task.
            var holder = claims.holder(job.task()).filter(other -> !other.equals(worker));
            if (holder.isPresent()) {
                LOG.info("experiment {} task {}: {} is on it", job.experiment(), job.task(), holder.get());
                return Verdict.ACCEPT;
            }
        }
        var claim = TaskClaim.take(claims, job.task(), worker);
        var task = wanting.get(0).tasks().get(job.task());
        if (claim.attempt() > MOST_ATTEMPTS) {
            return giveUp(
                    job, claim, "it did not end in " + MOST_ATTEMPTS + " attempts; its workers died or lost the store");
        }
        return attempt(job, task, wanting, claim, delivery);
    }

    private Verdict attempt(Job job, Task task, List<Experiment> wanting, TaskClaim claim, Delivery delivery) {
        var kind = task.spec().taskKind();
        var ids = wanting.stream().map(Experiment::id).toList();
        var attemptId = "%02d-%s"
                .formatted(claim.attempt(), UUID.randomUUID().toString().substring(0, 8));
        var running =
                new RunningTask(task, Keys.attempt(task.id(), attemptId), ids, events, clock, delivery.stopping());
        LOG.info("experiment {} task {}: begun, attempt {}", job.experiment(), task.id(), claim.attempt());
        ids.forEach(
                id -> events.tell(new Fact.TaskStarted(id, clock.instant(), task.id(), kind, worker, claim.attempt())));
        observer.started(kind);
        var beat = heart.scheduleWithFixedDelay(() -> beat(running, claim, task), 1, 1, TimeUnit.SECONDS);
        var outcome = "failed";
        try {
            var result = works.get(kind).run(task, running);
            ledger.complete(new Marker(
                    task.id(),
                    wantedFirst(ids, job),
                    worker,
                    claim.attempt(),
                    running.seconds(),
                    clock.instant(),
                    Json.tree(result)));
            outcome = "done";
            return Verdict.ACCEPT;
        } catch (TaskCancelled e) {
            outcome = "cancelled";
            if (running.unwanted()) {
                return Verdict.ACCEPT;
            }
            claim.uncount();
            return Verdict.RELEASE;
        } catch (PermanentFailure e) {
            LOG.warn("experiment {} task {}: {}", job.experiment(), task.id(), e.getMessage(), e.getCause());
            return giveUp(job, claim, e.getMessage());
        } catch (org.tarnish.pipeline.store.StoreUnavailable e) {
            outcome = "retried";
            LOG.warn("experiment {} task {}: {}", job.experiment(), task.id(), e.getMessage());
            pause(1L << Math.min(claim.attempt(), 5), delivery);
            return Verdict.RELEASE;
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("experiment {} task {}: attempt {} failed", job.experiment(), task.id(), claim.attempt(), e);
            if (claim.attempt() >= MOST_UNFORESEEN) {
                return giveUp(job, claim, "it failed " + claim.attempt() + " times, last with " + e);
            }
            outcome = "retried";
            pause(1L << claim.attempt(), delivery);
            return Verdict.RELEASE;
        } finally {
            beat.cancel(false);
            claim.end();
            observer.ended(kind, outcome, running.seconds());
            LOG.info(
                    "experiment {} task {}: {} after {} s",
                    job.experiment(),
                    task.id(),
                    outcome,
                    "%.3f".formatted(running.seconds()));
        }
    }

    /** The experiment a task is executed for: the one that asked, if it still wants it. */
    private static String wantedFirst(List<String> ids, Job job) {
        return ids.contains(job.experiment()) ? job.experiment() : ids.get(0);
    }

    private void beat(RunningTask running, TaskClaim claim, Task task) {
        try {
            if (claim.beat()) {
                running.wantedBy(
                        ledger.wanting(task.id()).stream().map(Experiment::id).toList());
            }
        } catch (RuntimeException e) {
            // The store is away: the task goes on, and its marker decides in the end.
            LOG.warn("task {}: claim not renewed: {}", task.id(), e.toString());
        }
    }

    private Verdict giveUp(Job job, TaskClaim claim, String reason) {
        ledger.fail(job.task(), new Failure(job.task(), reason, claim.attempt(), worker, clock.instant()));
        claim.reset();
        jobs.park(JobQueue.of(TaskId.kind(job.task())), job, reason);
        return Verdict.REJECT;
    }

    private static void pause(long seconds, Delivery delivery) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Math.min(seconds, LONGEST_PAUSE_SECONDS));
        while (System.nanoTime() < end && !delivery.stopping().getAsBoolean()) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        heart.shutdownNow();
    }
}
