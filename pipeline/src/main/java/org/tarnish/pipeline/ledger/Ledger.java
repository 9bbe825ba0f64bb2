package org.tarnish.pipeline.ledger;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.Progress;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.JobQueue;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * The ledger of experiments and tasks: decides what counts, what can start and what has ended, and publishes the jobs
 * that follow.
 *
 * <p>It keeps no state of its own; any number of processes may do the same thing at once or die between two steps. Every
 * step is either a conditional put, or repeated harmlessly, and what a crash leaves out is made up for when the job or
 * request is delivered again, or by {@link #reconcile}. Safe for concurrent use.
 */
public final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final String JSON = "application/json";

    private final ObjectStore store;
    private final Archive archive;
    private final Jobs jobs;
    private final Events events;
    private final Clock clock;

    public Ledger(ObjectStore store, Archive archive, Jobs jobs, Events events, Clock clock) {
        this.store = store;
        this.archive = archive;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens an experiment and publishes its first job; repeated for the same id it changes nothing. An id whose request
     * was rejected before may be used again.
     */
    public void accept(ExperimentRecord experiment) {
        var ended = archive.outcome(experiment.id());
        if (ended.isPresent()) {
            if (ended.get().state() != Outcome.State.REJECTED) {
                return;
            }
            store.delete(Keys.outcome(experiment.id()));
        }
        // Before the request: an experiment that is open without a request is met again when its record is redelivered.
        store.put(Keys.open(experiment.id()), new byte[0], "text/plain");
        store.putIfAbsent(Keys.request(experiment.id()), Json.bytes(experiment), JSON);
        var accepted = archive.experiment(experiment.id()).orElseThrow();
        events.tell(new Fact.ExperimentAccepted(
                accepted.id(),
                clock.instant(),
                accepted.record().request().name(),
                accepted.record().ingest().id()));
        advance(accepted);
    }

    /** Closes an experiment that must not begin; one that was accepted stays as it is. */
    public void reject(String experiment, Outcome rejection) {
        if (archive.experiment(experiment).isPresent()) {
            LOG.warn("experiment {} is accepted; a bad request under its id is passed over", experiment);
            return;
        }
        store.put(Keys.outcome(experiment), Json.bytes(rejection), JSON);
        events.tell(new Fact.ExperimentRejected(experiment, clock.instant(), rejection.errors()));
    }

    /** Calls an experiment off; what is finished stays. */
    public void cancel(String experiment) {
        var known = archive.experiment(experiment);
        if (known.isPresent()) {
            var name = known.get().record().request().name();
            if (close(experiment, new Outcome(Outcome.State.CANCELLED, clock.instant(), name, null, null))) {
                events.tell(new Fact.ExperimentCancelled(experiment, clock.instant()));
            }
        } else {
            LOG.info("experiment {} is not known and cannot be cancelled", experiment);
        }
    }

    /** Ends an experiment; the first outcome stays. Returns whether it was this one. */
    public boolean close(String experiment, Outcome outcome) {
        boolean first = store.putIfAbsent(Keys.outcome(experiment), Json.bytes(outcome), JSON);
        store.delete(Keys.open(experiment));
        return first;
    }

    /** The open experiments in which a task is still to be done. */
    public List<Experiment> wanting(String task) {
        return archive.open().stream()
                .filter(experiment -> experiment.wants(task))
                .filter(experiment -> archive.outcome(experiment.id()).isEmpty())
                .filter(experiment -> !archive.failed(experiment.id()).contains(task))
                .toList();
    }

    /** Records that a task is done, unless another worker was first, and releases what follows. */
    public void complete(Marker marker) {
        if (!store.putIfAbsent(Keys.marker(marker.task()), Json.bytes(marker), JSON)) {
            LOG.info("task {} was finished by another worker; this result is dropped", marker.task());
        }
        release(marker.task(), Optional.of(marker));
    }

    /** Publishes, in every open experiment, what was waiting for a task that is done. */
    public void release(String task) {
        release(task, Optional.empty());
    }

    private void release(String task, Optional<Marker> marker) {
        var published = new HashSet<String>();
        for (var experiment : archive.open()) {
            if (experiment.wants(task)) {
                marker.ifPresent(done -> events.tell(
                        Fact.done(experiment.id(), clock.instant(), task, kind(experiment, task), done.seconds())));
                if (experiment.plan().isEmpty()) {
                    advance(experiment);
                } else {
                    publishDependents(experiment, task, published);
                    endIfNothingIsLeft(experiment);
                }
            }
        }
    }

    private void publishDependents(Experiment experiment, String task, Set<String> published) {
        var failed = archive.failed(experiment.id());
        experiment
                .dependents(task)
                .filter(next -> !published.contains(next.id()) && !failed.contains(next.id()))
                .filter(next -> next.spec().inputs().stream().allMatch(archive::done))
                .filter(next -> !archive.done(next.id()))
                .forEach(next -> {
                    publish(experiment, next);
                    published.add(next.id());
                });
    }

    /** Records that a task failed for good in every open experiment that wants it; the rest of each goes on. */
    public void fail(String task, Failure failure) {
        for (var experiment : wanting(task)) {
            store.putIfAbsent(Keys.failure(experiment.id(), task), Json.bytes(failure), JSON);
            events.tell(new Fact.TaskFailed(
                    experiment.id(), clock.instant(), task, kind(experiment, task), failure.reason()));
            if (experiment.plan().isEmpty()) {
                failExperiment(experiment, failure.reason());
            } else {
                endIfNothingIsLeft(experiment);
            }
        }
    }

    private void failExperiment(Experiment experiment, String reason) {
        var name = experiment.record().request().name();
        close(experiment.id(), new Outcome(Outcome.State.FAILED, clock.instant(), name, reason, null));
        events.tell(new Fact.ExperimentFailed(experiment.id(), clock.instant(), reason));
    }

    /** Publishes everything of an experiment that can run, making its plan first if that is due. */
    private void advance(Experiment experiment) {
        var known = experiment;
        if (known.plan().isEmpty()) {
            var ingest = known.record().ingest();
            if (!archive.done(ingest.id())) {
                if (archive.failed(known.id()).contains(ingest.id())) {
                    failExperiment(
                            known, archive.failures(known.id()).get(ingest.id()).reason());
                } else {
                    publish(known, ingest);
                }
                return;
            }
            var planned = plan(known);
            if (planned.isEmpty()) {
                return;
            }
            known = planned.get();
        }
        for (var task : ready(known)) {
            publish(known, task);
        }
        endIfNothingIsLeft(known);
    }

    private Optional<Experiment> plan(Experiment experiment) {
        var ingest = experiment.record().ingest();
        Plan plan;
        try {
            plan = Planner.plan(
                    experiment.record().request(), ingest, archive.result(ingest.id(), DatasetManifest.class));
        } catch (IllegalArgumentException e) {
            failExperiment(experiment, e.getMessage());
            return Optional.empty();
        }
        store.putIfAbsent(Keys.plan(experiment.id()), Json.bytes(plan), JSON);
        events.tell(new Fact.ExperimentPlanned(
                experiment.id(),
                clock.instant(),
                plan.tasks().size(),
                plan.runs().size(),
                plan.conditions().size()));
        return archive.experiment(experiment.id());
    }

    private List<Task> ready(Experiment experiment) {
        if (experiment.plan().isEmpty()) {
            var ingest = experiment.record().ingest();
            return archive.done(ingest.id()) ? List.of() : List.of(ingest);
        }
        var progress = progress(experiment);
        return progress.ready().stream().map(experiment.tasks()::get).toList();
    }

    /** Where a planned experiment stands. */
    public Progress progress(Experiment experiment) {
        return Progress.of(experiment.plan().orElseThrow(), archive::done, archive.failed(experiment.id()));
    }

    private void endIfNothingIsLeft(Experiment experiment) {
        var plan = experiment.plan().orElseThrow();
        if (Progress.ended(plan, archive::done, archive.failed(experiment.id()))
                && archive.outcome(experiment.id()).isEmpty()) {
            jobs.publish(JobQueue.REPORT, new Job(experiment.id(), null));
        }
    }

    private void publish(Experiment experiment, Task task) {
        jobs.publish(JobQueue.of(task.spec().taskKind()), new Job(experiment.id(), task.id()));
    }

    private static org.tarnish.experiment.plan.TaskKind kind(Experiment experiment, String task) {
        return experiment.tasks().get(task).spec().taskKind();
    }

    /**
     * Everything of the open experiments that can run now and is not done, by queue and in the plans' order: what a
     * queue without unfinished jobs must have lost.
     */
    public List<Job> due(JobQueue queue) {
        var due = new java.util.ArrayList<Job>();
        for (var experiment : archive.open()) {
            if (archive.outcome(experiment.id()).isPresent()) {
                // It ended between its outcome and the end of its being open.
                store.delete(Keys.open(experiment.id()));
            } else if (queue == JobQueue.REPORT) {
                if (experiment.plan().isPresent()
                        && Progress.ended(experiment.plan().get(), archive::done, archive.failed(experiment.id()))) {
                    due.add(new Job(experiment.id(), null));
                }
            } else {
                ready(experiment).stream()
                        .filter(task -> JobQueue.of(task.spec().taskKind()) == queue)
                        .map(task -> new Job(experiment.id(), task.id()))
                        .forEach(due::add);
            }
        }
        return due;
    }

    /** Makes up for a crash between a data set's marker and the plans that were to follow. */
    public void planOverdue() {
        for (var experiment : archive.open()) {
            if (experiment.plan().isEmpty()
                    && archive.outcome(experiment.id()).isEmpty()
                    && archive.done(experiment.record().ingest().id())) {
                advance(experiment);
            }
        }
    }
}
