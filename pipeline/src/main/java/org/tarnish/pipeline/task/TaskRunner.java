package org.tarnish.pipeline.task;

import java.nio.file.FileSystemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.TaskGroups;
import org.tarnish.experiment.plan.TaskId;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.event.AttemptEvent.AttemptEnded;
import org.tarnish.pipeline.event.AttemptEvent.AttemptStarted;
import org.tarnish.pipeline.event.AttemptEvent.Ending;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.job.BrokerUnavailable;
import org.tarnish.pipeline.job.JobHandler;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Claims;
import org.tarnish.pipeline.ledger.Claims.Taken;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.ledger.TaskClaim;
import org.tarnish.pipeline.ledger.UnreadableMarker;
import org.tarnish.pipeline.store.DiskFull;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreUnavailable;

/**
 * Does jobs: claims the task, does it, writes its marker, and tells its owner; whatever dies in between is made up for
 * when the job is delivered again. What a worker decides is only whose trouble an error is: the task's and unforeseen
 * ones are told, its own and the infrastructure's give the job back uncounted.
 */
public final class TaskRunner implements JobHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

    /** When a task counts as begun for its owner: sooner it has ended, mostly. */
    private static final Duration SHOWS = Duration.ofMillis(200);

    private static final Duration LOOKS_WHETHER_WANTED = Duration.ofSeconds(12);
    private static final int MOST_DEATHS = 10;

    private final String worker;
    private final ObjectStore store;
    private final Archive archive;
    private final Claims claims;
    private final Events events;
    private final TaskObserver observer;
    private final Clock clock;
    private final TaskTimer timer;
    private final WorkerHealth health;
    private final Watch watch;
    private final Map<TaskKind, TaskWork> works;
    private final TaskGroups groups = new TaskGroups();

    /** Claims to let go of as soon as the store is there again. */
    private final List<TaskClaim> owed = new CopyOnWriteArrayList<>();

    /**
     * @param worker name of this worker, unlike that of any other
     * @param works what this worker can do
     */
    public TaskRunner(
            String worker,
            ObjectStore store,
            Archive archive,
            Claims claims,
            Events events,
            TaskObserver observer,
            Clock clock,
            TaskTimer timer,
            WorkerHealth health,
            Watch watch,
            Map<TaskKind, TaskWork> works) {
        this.worker = worker;
        this.store = store;
        this.archive = archive;
        this.claims = claims;
        this.events = events;
        this.observer = observer;
        this.clock = clock;
        this.timer = timer;
        this.health = health;
        this.watch = watch;
        this.works = Map.copyOf(works);
    }

    /**
     * What to do about a task that hangs.
     *
     * @param bound time without a sign of life
     * @param hung ends the process, so that it is started anew
     */
    public record Watch(Duration bound, Runnable hung) {}

    @Override
    public boolean ready() {
        if (!health.ready()) {
            return false;
        }
        if (!owed.isEmpty()) {
            try {
                owed.forEach(claim -> {
                    claim.release();
                    owed.remove(claim);
                });
            } catch (StoreUnavailable e) {
                LOG.warn("the object store is still away: {}", e.getMessage());
                return false;
            }
        }
        return true;
    }

    @Override
    public Verdict handle(Job job, Delivery delivery) {
        var task = job.task();
        try {
            if (!works.containsKey(task.spec().taskKind())
                    || !TaskId.of(task.spec(), groups).equals(task.id())) {
                // Workers of that version can do it; where there are none, its message is given back until it is
                // dropped.
                LOG.warn(
                        "the job {} is of another version of Tarnish than this worker, which gives it back; run one"
                                + " version everywhere",
                        task.id());
                return Verdict.RELEASE;
            }
            var taken = claims.take(task.id(), worker);
            if (taken instanceof Taken.Busy busy) {
                LOG.info("experiment {} task {}: {} is on it", job.experiment(), task.id(), busy.worker());
                return settled(job) ? Verdict.ACCEPT : begun(job, busy.worker(), busy.attempt());
            }
            var claim = ((Taken.Mine) taken).claim();
            if (claim.attempt() > 1 && settled(job)) {
                return Verdict.ACCEPT;
            }
            return claim.deaths() >= MOST_DEATHS ? giveUp(job, claim) : attempt(job, claim, delivery);
        } catch (UnreadableMarker e) {
            tell(job, Ending.FAILED, e.getMessage(), Integer.MAX_VALUE, 1, 0);
            return Verdict.ACCEPT;
        } catch (StoreUnavailable | BrokerUnavailable e) {
            LOG.warn("experiment {} task {}: {}; given back", job.experiment(), task.id(), e.getMessage());
            return Verdict.RELEASE;
        }
    }

    /** Tells of a task that is done; returns whether it is. */
    private boolean settled(Job job) {
        var marker = archive.marker(job.task().id());
        marker.ifPresent(this::tellDone);
        return marker.isPresent();
    }

    private void tellDone(Marker marker) {
        events.tell(new AttemptEnded(
                marker.task(),
                marker.experiment(),
                clock.instant(),
                marker.worker(),
                marker.attempt(),
                Ending.DONE,
                null,
                0,
                marker.seconds()));
    }

    private Verdict begun(Job job, String by, int attempt) {
        var task = job.task();
        events.tell(new AttemptStarted(
                task.id(), job.experiment(), clock.instant(), task.spec().taskKind(), by, attempt));
        return Verdict.ACCEPT;
    }

    private Verdict giveUp(Job job, TaskClaim claim) {
        int deaths = claim.deaths();
        claim.forget();
        tell(
                job,
                claim,
                Ending.FAILED,
                "its worker died " + deaths + " times in a row before anything of it was kept",
                deaths,
                0);
        return Verdict.ACCEPT;
    }

    private Verdict attempt(Job job, TaskClaim claim, Delivery delivery) {
        var task = job.task();
        var kind = task.spec().taskKind();
        var attemptId = "%02d-%s"
                .formatted(claim.attempt(), UUID.randomUUID().toString().substring(0, 8));
        var running =
                new RunningTask(job, Keys.attempt(task.id(), attemptId), claim, events, clock, delivery.stopping());
        LOG.debug("experiment {} task {}: begun, attempt {}", job.experiment(), task.id(), claim.attempt());
        observer.started(kind);
        var outcome = Outcome.RETRIED;
        var beat = new Beat(job, claim, running);
        try (var shows = timer.after(SHOWS, beat::show);
                var beats = timer.every(Claims.RENEWAL, beat::run)) {
            Object result;
            try {
                result = works.get(kind).run(task, running);
            } catch (RuntimeException | OutOfMemoryError e) {
                outcome = judge(job, claim, running, e);
                return outcome.verdict;
            }
            // From here on no error is the task's: its result is there, and its job comes again until that is told.
            record(job, claim, running, result);
            health.thrive();
            outcome = Outcome.DONE;
            return Verdict.ACCEPT;
        } finally {
            observer.ended(kind, outcome.label, running.seconds());
            LOG.info(
                    "experiment {} task {}: {} after {} s",
                    job.experiment(),
                    task.id(),
                    outcome.label,
                    "%.3f".formatted(running.seconds()));
        }
    }

    private void record(Job job, TaskClaim claim, RunningTask running, Object result) {
        var mine = new Marker(
                job.task().id(),
                job.experiment(),
                worker,
                claim.attempt(),
                running.seconds(),
                clock.instant(),
                Json.tree(result));
        if (store.putIfAbsent(Keys.marker(mine.task()), Json.bytes(mine), "application/json")) {
            tellDone(mine);
        } else {
            LOG.info("task {} was finished by another worker; this result is dropped", mine.task());
            tellDone(archive.marker(mine.task()).orElse(mine));
        }
    }

    /** How an attempt ended for the worker. */
    private enum Outcome {
        DONE("done", Verdict.ACCEPT),
        FAILED("failed", Verdict.ACCEPT),
        CANCELLED("cancelled", Verdict.ACCEPT),
        STOPPED("stopped", Verdict.RELEASE),
        RETRIED("retried", Verdict.RELEASE);

        private final String label;
        private final Verdict verdict;

        Outcome(String label, Verdict verdict) {
            this.label = label;
            this.verdict = verdict;
        }
    }

    /** Whose trouble it is, and what follows. */
    private Outcome judge(Job job, TaskClaim claim, RunningTask running, Throwable trouble) {
        var id = job.task().id();
        if (trouble instanceof TaskCancelled) {
            if (running.superseded()) {
                return Outcome.CANCELLED;
            }
            claim.release();
            if (running.unwanted()) {
                tell(job, claim, Ending.DROPPED, null, claim.failures(), running.seconds());
                return Outcome.CANCELLED;
            }
            return Outcome.STOPPED;
        }
        if (isMissing(trouble) && !store.exists(Keys.open(job.experiment()))) {
            LOG.info(
                    "experiment {} task {}: {}; the experiment has ended, and what the task reads was pruned",
                    job.experiment(),
                    id,
                    trouble.getMessage());
            claim.release();
            tell(job, claim, Ending.DROPPED, null, claim.failures(), running.seconds());
            return Outcome.CANCELLED;
        }
        if (trouble instanceof PermanentFailure) {
            LOG.warn("experiment {} task {}: {}", job.experiment(), id, trouble.getMessage(), trouble.getCause());
            claim.forget();
            tell(job, claim, Ending.FAILED, trouble.getMessage(), 1, running.seconds());
            return Outcome.FAILED;
        }
        if (isStoreAway(trouble)) {
            LOG.warn("experiment {} task {}: {}; given back", job.experiment(), id, trouble.getMessage());
            owed.add(claim);
            return Outcome.RETRIED;
        }
        if (isOfTheWorker(trouble)) {
            health.rest(trouble.getMessage());
            claim.release();
            return Outcome.RETRIED;
        }
        LOG.error("experiment {} task {}: attempt {} failed", job.experiment(), id, claim.attempt(), trouble);
        claim.fail();
        tell(job, claim, Ending.UNFORESEEN, trouble.toString(), claim.failures(), running.seconds());
        return Outcome.FAILED;
    }

    private static boolean isMissing(Throwable trouble) {
        for (var cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingObject) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStoreAway(Throwable trouble) {
        for (var cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreUnavailable || cause instanceof BrokerUnavailable) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfTheWorker(Throwable trouble) {
        for (var cause = trouble; cause != null; cause = cause.getCause()) {
            var message = cause.getMessage();
            if (cause instanceof WorkerTrouble
                    || cause instanceof DiskFull
                    || message != null && message.contains("No space left on device")
                    || cause instanceof FileSystemException full
                            && full.getReason() != null
                            && full.getReason().contains("No space left on device")) {
                return true;
            }
        }
        return false;
    }

    private void tell(Job job, TaskClaim claim, Ending ending, String reason, int failures, double seconds) {
        tell(job, ending, reason, claim.attempt(), failures, seconds);
    }

    private void tell(Job job, Ending ending, String reason, int attempt, int failures, double seconds) {
        events.tell(new AttemptEnded(
                job.task().id(),
                job.experiment(),
                clock.instant(),
                worker,
                attempt,
                ending,
                reason,
                failures,
                seconds));
    }

    /** What happens beside a running task. */
    private final class Beat {
        private final Job job;
        private final TaskClaim claim;
        private final RunningTask running;
        private Instant lookedAt;

        Beat(Job job, TaskClaim claim, RunningTask running) {
            this.job = job;
            this.claim = claim;
            this.running = running;
            this.lookedAt = clock.instant();
        }

        /** Tells that the task is being worked on. */
        void show() {
            try {
                begun(job, worker, claim.attempt());
            } catch (BrokerUnavailable e) {
                // Its owner looks at the claim in the end.
                LOG.warn(
                        "task {}: cannot tell that it has begun: {}", job.task().id(), e.getMessage());
            }
        }

        void run() {
            if (running.silence().compareTo(watch.bound()) > 0) {
                LOG.error(
                        "experiment {} task {}: no sign of life for {} s; this process ends to be started anew",
                        job.experiment(),
                        job.task().id(),
                        running.silence().toSeconds());
                watch.hung().run();
            }
            try {
                if (claim.renew() || store.exists(Keys.marker(job.task().id()))) {
                    running.supersede();
                }
                if (clock.instant().isAfter(lookedAt.plus(LOOKS_WHETHER_WANTED))) {
                    lookedAt = clock.instant();
                    if (!store.exists(Keys.open(job.experiment()))) {
                        running.drop();
                    }
                }
            } catch (StoreUnavailable e) {
                // The task goes on, and its marker decides in the end.
                LOG.warn("task {}: claim not renewed: {}", job.task().id(), e.getMessage());
            }
        }
    }
}
