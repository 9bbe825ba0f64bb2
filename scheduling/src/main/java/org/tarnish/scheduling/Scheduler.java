package org.tarnish.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskId;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.ReportResult;
import org.tarnish.pipeline.event.AttemptEvent;
import org.tarnish.pipeline.event.AttemptEvent.AttemptEnded;
import org.tarnish.pipeline.event.AttemptEvent.AttemptStarted;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.scheduling.Shelf.Checked;
import org.tarnish.scheduling.Shelf.Loaded;

/**
 * The owner's mind: what of all open experiments is done, out, or can run, and what follows from each thing that is
 * heard. It alone decides what is planned, published, failed and ended; workers only do tasks and say so.
 *
 * <p>It holds in memory what its successor finds in the object store, so it may be lost at any moment. Calls of the store
 * and the broker do not fail: whoever makes one gives it ports that wait. Everything it does may be done twice. What one
 * thing heard costs does not depend on how many tasks or experiments there are. Not thread-safe.
 */
final class Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    private static final Duration TELLING = Duration.ofSeconds(1);
    private static final Duration REPEATING = Duration.ofSeconds(10);
    private static final Duration SAVING = Duration.ofSeconds(30);
    private static final int MOST_UNFORESEEN = 3;
    private static final int MOST_UNFORESEEN_REPORTS = 5;
    private static final int FEW = 64;

    /** Tasks of planned experiments together, for which there is memory; a single larger one still works. */
    private static final long MOST_OPEN_TASKS = 2_000_000;

    private static final int MOST_CHECKED_AT_ONCE = 256;

    /** How far ahead of its turn a job is guessed at. */
    private static final int MOST_FORESEEN = 16;

    private final Shelf shelf;
    private final Jobs jobs;
    private final Events events;
    private final Clock clock;
    private final Chores chores;
    private final Map<String, Tracked> experiments = new LinkedHashMap<>();
    private final Map<String, Tracked> reports = new HashMap<>();
    private final Wants wants = new Wants();
    private final Flights flights;
    private final Outbox outbox;
    private final Map<JobQueue, Turns> turns = new EnumMap<>(JobQueue.class);
    private final List<Tracked> unplanned = new ArrayList<>();
    private long openTasks;

    Scheduler(Shelf shelf, Jobs jobs, Events events, Clock clock, Chores chores) {
        this.shelf = shelf;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
        this.chores = chores;
        this.flights = new Flights(clock);
        this.outbox = new Outbox(jobs, events, shelf);
        for (var queue : JobQueue.values()) {
            turns.put(queue, new Turns(queue));
        }
    }

    /** Learns which experiments are open, and goes on with each. */
    void takeOver() {
        for (var id : shelf.open()) {
            try {
                var outcome = shelf.outcome(id);
                if (outcome.isPresent()) {
                    tell(id, outcome.get());
                    outbox.shut(id);
                    continue;
                }
                var record = shelf.record(id);
                if (record.isEmpty()) {
                    LOG.info("experiment {}: open without a request; its record is delivered again", id);
                    continue;
                }
                track(record.get());
            } catch (UnreadableExperiment e) {
                LOG.error("experiment {}: left alone: {}", id, e.getMessage());
            }
        }
        LOG.info("owner of {} open experiments", experiments.size());
    }

    /**
     * Opens an experiment; repeated for the same id it changes nothing. An id whose request was rejected before may be
     * used again.
     */
    void submit(ExperimentRecord asked) {
        try {
            open(asked);
        } catch (UnreadableExperiment e) {
            LOG.error("experiment {}: {}", asked.id(), e.getMessage());
            outbox.tell(new Fact.ExperimentFailed(asked.id(), clock.instant(), e.getMessage()));
        }
    }

    private void open(ExperimentRecord asked) {
        var id = asked.id();
        if (experiments.containsKey(id)) {
            if (!isReused(experiments.get(id).record, asked)) {
                tellAccepted(experiments.get(id).record);
            }
            return;
        }
        var outcome = shelf.outcome(id);
        if (outcome.isPresent()) {
            if (outcome.get().state() != ExperimentOutcome.State.REJECTED) {
                if (shelf.record(id).filter(known -> isReused(known, asked)).isEmpty()) {
                    tell(id, outcome.get());
                }
                return;
            }
            shelf.forgive(id);
        }
        var record = shelf.accept(asked);
        if (!isReused(record, asked)) {
            tellAccepted(record);
        }
        track(record);
    }

    /** Rejects a request that comes under the id of another one. */
    private boolean isReused(ExperimentRecord known, ExperimentRecord asked) {
        var reused = ReusedId.of(known, asked, clock.instant());
        reused.ifPresent(found -> reject(found.ownId(), found.rejection()));
        return reused.isPresent();
    }

    private void tellAccepted(ExperimentRecord record) {
        outbox.tell(new Fact.ExperimentAccepted(
                record.id(),
                clock.instant(),
                record.request().name(),
                record.ingest().id()));
    }

    /** Closes an experiment that must not begin; one that was accepted stays as it is. */
    void reject(String id, ExperimentOutcome rejection) {
        if (experiments.containsKey(id) || shelf.isAccepted(id)) {
            LOG.warn("experiment {} is accepted; a bad request under its id is passed over", id);
            return;
        }
        shelf.reject(id, rejection);
        tell(id, rejection);
    }

    /** Calls an experiment off; what is finished stays. */
    void cancel(String id) {
        var experiment = experiments.get(id);
        if (experiment != null) {
            close(experiment, ExperimentOutcome.State.CANCELLED, null, clock.instant());
            return;
        }
        var outcome = shelf.outcome(id);
        if (outcome.isPresent()) {
            tell(id, outcome.get());
        } else if (shelf.isOpen(id)) {
            // Open and not tracked: it cannot be read, which must not keep anybody from ending it.
            end(
                    id,
                    new ExperimentOutcome(
                            ExperimentOutcome.State.CANCELLED, clock.instant(), id, null, null, null, List.of()));
        } else {
            LOG.info("experiment {} is not known and cannot be cancelled", id);
        }
    }

    private void track(ExperimentRecord record) {
        var experiment = new Tracked(record);
        experiments.put(record.id(), experiment);
        wants.add(experiment);
        experiment.graph.begin(experiment::ready);
        check(experiment);
    }

    /** Looks up in the store whether tasks that can run are done already, a handful at a time and ahead of their turn. */
    private void check(Tracked experiment) {
        if (experiment.checking || experiment.ended) {
            return;
        }
        var places = experiment.toCheck(FEW, MOST_CHECKED_AT_ONCE);
        if (places.isEmpty()) {
            return;
        }
        experiment.checking = true;
        var graph = experiment.graph;
        var tasks = places.stream().map(graph::task).toList();
        chores.run(() -> shelf.check(tasks), found -> {
            experiment.checking = false;
            if (!experiment.ended && experiment.graph == graph) {
                places.forEach(place ->
                        checked(experiment, place, found.get(graph.task(place).id())));
            }
            check(experiment);
        });
    }

    private void checked(Tracked experiment, int place, Shelf.Done done) {
        var task = experiment.graph.task(place);
        if (done != null) {
            complete(task.id(), done.experiment(), done.seconds());
        } else if (experiment.graph.state(place) == Graph.State.READY && experiment.checked(place)) {
            turns.get(task.spec().queue()).add(experiment);
        }
    }

    /** Publishes what can run and is not done, in turn from all experiments, as far as the windows allow. */
    private void fill() {
        for (var queue : JobQueue.values()) {
            var turn = turns.get(queue);
            while (!turn.isEmpty() && flights.haveRoom(queue)) {
                var next = turn.next(flights.inARow(queue));
                if (next == null) {
                    continue;
                }
                var experiment = next.experiment();
                if (!experiment.hasNext(queue)) {
                    check(experiment);
                }
                var task = experiment.graph.task(next.place());
                if (experiment.graph.state(next.place()) == Graph.State.READY
                        && flights.of(task.id()).isEmpty()) {
                    flights.launch(task);
                    outbox.publish(experiment.id(), task, following(experiment, queue));
                }
            }
        }
    }

    /**
     * What the worker that takes the job which is about to be published will probably take after it: in the meantime each
     * of the others takes one. Null if nobody can tell.
     */
    private TaskSpec following(Tracked experiment, JobQueue queue) {
        int others = Math.max(0, flights.busy(queue) - 1);
        return others < MOST_FORESEEN ? experiment.peek(queue, others) : null;
    }

    private void publish(Tracked experiment, Task task) {
        flights.launch(task);
        outbox.publish(experiment.id(), task, null);
    }

    private void publishAgain(InFlight flight, Tracked experiment) {
        flights.launchAgain(flight);
        wants.touch(flight.task.id());
        outbox.publish(experiment.id(), flight.task, null);
    }

    /** Takes what a worker says. */
    void hear(AttemptEvent event) {
        if (event instanceof AttemptStarted started) {
            begun(started);
            return;
        }
        var ended = (AttemptEnded) event;
        switch (ended.ending()) {
            case DONE -> complete(ended.task(), ended.experiment(), ended.seconds());
            case FAILED -> fail(ended);
            case UNFORESEEN -> stumble(ended);
            case DROPPED -> dropped(ended);
            default -> throw new IllegalStateException("unknown ending " + ended.ending());
        }
    }

    private void begun(AttemptStarted started) {
        out(started.task()).filter(flight -> started.attempt() > flight.ended).ifPresent(this::begin);
    }

    private void begin(InFlight flight) {
        if (flights.begin(flight)) {
            wants.touch(flight.task.id());
        }
    }

    /** A task that is out, also if it was before this owner came; empty if nobody waits for it. */
    private Optional<InFlight> out(String task) {
        return flights.of(task).or(() -> anyThatWants(task).map(experiment -> flights.launch(task(experiment, task))));
    }

    private void complete(String task, String executedFor, double seconds) {
        flights.land(task);
        if (TaskId.kind(task) == TaskKind.REPORT) {
            published(task);
            return;
        }
        for (var want : wants.of(task)) {
            var experiment = want.experiment();
            if (experiment.reporting) {
                // The report is being compiled of what there was.
                continue;
            }
            boolean reused = !executedFor.equals(experiment.id());
            boolean late = want.state() == Graph.State.FAILED;
            if (experiment.graph.complete(want.place(), reused, experiment::ready)) {
                if (late) {
                    shelf.forgetFailure(experiment.id(), task);
                }
                experiment.touch();
                outbox.tell(
                        new Fact.TaskDone(experiment.id(), clock.instant(), task, TaskId.kind(task), seconds, reused));
                advance(experiment);
            }
        }
    }

    /** Does what an experiment needs after one of its tasks has ended. */
    private void advance(Tracked experiment) {
        if (!experiment.graph.ended()) {
            check(experiment);
        } else if (experiment.planned()) {
            report(experiment);
        } else if (experiment.graph.state(0) == Graph.State.DONE) {
            plan(experiment);
        }
    }

    /** Plans an experiment as soon as there is room in memory for it beside the others. */
    private void plan(Tracked experiment) {
        if (experiment.planning) {
            return;
        }
        experiment.planning = true;
        chores.run(() -> shelf.size(experiment.record), size -> {
            if (size.problem() != null) {
                close(experiment, ExperimentOutcome.State.FAILED, size.problem(), clock.instant());
            } else {
                experiment.size = size.tasks();
                unplanned.add(experiment);
                planNext();
            }
        });
    }

    private void planNext() {
        unplanned.removeIf(experiment -> experiment.ended);
        for (var experiment : List.copyOf(unplanned)) {
            if (openTasks == 0 || openTasks + experiment.size <= MOST_OPEN_TASKS) {
                unplanned.remove(experiment);
                openTasks += experiment.size;
                chores.runHeavy(() -> shelf.plan(experiment.record), loaded -> {
                    openTasks -= experiment.size;
                    if (experiment.ended) {
                        planNext();
                    } else if (loaded.problem() != null) {
                        close(experiment, ExperimentOutcome.State.FAILED, loaded.problem(), clock.instant());
                    } else {
                        planned(experiment, loaded);
                    }
                });
            }
        }
    }

    private void planned(Tracked experiment, Loaded loaded) {
        wants.remove(experiment);
        var plan = loaded.plan();
        boolean ingestReused = experiment.graph.reused().get(0);
        experiment.planned(plan.digest(), loaded.graph());
        wants.add(experiment);
        outbox.tell(new Fact.ExperimentPlanned(
                experiment.id(),
                clock.instant(),
                plan.tasks().size(),
                plan.runs().size(),
                plan.conditions().size()));
        experiment.touch();
        var ready = new ArrayList<Integer>();
        experiment.graph.begin(ready::add);
        var done = loaded.snapshot()
                .map(snapshot -> BitSet.valueOf(snapshot.done()))
                .orElseGet(BitSet::new);
        var reused = loaded.snapshot()
                .map(snapshot -> BitSet.valueOf(snapshot.reused()))
                .orElseGet(BitSet::new);
        experiment.graph.complete(0, ingestReused, ready::add);
        done.stream()
                .filter(i -> i < experiment.graph.size())
                .forEach(i -> experiment.graph.complete(i, reused.get(i), ready::add));
        for (var failure : loaded.failures()) {
            wants.of(failure).stream()
                    .filter(want -> want.experiment() == experiment)
                    .forEach(want -> experiment.graph.fail(want.place()));
        }
        ready.stream()
                .filter(i -> experiment.graph.state(i) == Graph.State.READY)
                .forEach(experiment::ready);
        openTasks += experiment.graph.size();
        advance(experiment);
    }

    private void report(Tracked experiment) {
        if (!experiment.reporting) {
            experiment.reporting = true;
            reports.put(experiment.report.id(), experiment);
            save(experiment, clock.instant());
            publish(experiment, experiment.report);
        }
    }

    private void published(String task) {
        reported(task).ifPresent(experiment -> {
            var report = shelf.report(task);
            if (report.isEmpty() && shelf.isOpen(experiment.id())) {
                publish(experiment, experiment.report);
            } else {
                // Without one, another owner has ended the experiment, and it was pruned since.
                boolean nothing = ExperimentOutcome.everyRunFailed(standing(experiment, Map.of()));
                close(
                        experiment,
                        nothing ? ExperimentOutcome.State.FAILED : ExperimentOutcome.State.COMPLETE,
                        nothing ? "every run failed; the report says why" : null,
                        report.map(ReportResult::finished).orElseGet(clock::instant));
            }
        });
    }

    /** A task that no further attempt could do. */
    private void fail(AttemptEnded ended) {
        news(ended).ifPresent(flight -> fail(flight, ended, ended.reason()));
    }

    private void fail(InFlight flight, AttemptEnded ended, String reason) {
        var task = ended.task();
        var done = shelf.check(List.of(flight.task)).get(task);
        if (done != null) {
            complete(task, done.experiment(), done.seconds());
            return;
        }
        flights.land(task);
        if (TaskId.kind(task) == TaskKind.REPORT) {
            reported(task)
                    .ifPresent(experiment -> close(
                            experiment,
                            ExperimentOutcome.State.FAILED,
                            "the report could not be compiled: " + reason,
                            clock.instant()));
            return;
        }
        var failure = new Failure(task, reason, ended.attempt(), ended.worker(), clock.instant());
        jobs.park(flight.queue, new Job(ended.experiment(), flight.task), reason);
        for (var want : wants.of(task)) {
            fail(want, failure);
        }
    }

    private void fail(Wants.Want want, Failure failure) {
        var experiment = want.experiment();
        if (experiment.reporting || !experiment.graph.fail(want.place())) {
            return;
        }
        shelf.fail(experiment.id(), failure);
        outbox.tell(new Fact.TaskFailed(
                experiment.id(), clock.instant(), failure.task(), TaskId.kind(failure.task()), failure.reason()));
        experiment.touch();
        if (experiment.planned()) {
            advance(experiment);
        } else {
            close(experiment, ExperimentOutcome.State.FAILED, failure.reason(), clock.instant());
        }
    }

    /** An attempt that ended as nobody foresaw: tried again after a while, a bounded number of times. */
    private void stumble(AttemptEnded ended) {
        news(ended).ifPresent(flight -> {
            int most = TaskId.kind(ended.task()) == TaskKind.REPORT ? MOST_UNFORESEEN_REPORTS : MOST_UNFORESEEN;
            if (ended.failures() >= most) {
                fail(flight, ended, "it failed " + ended.failures() + " times, last with " + ended.reason());
            } else {
                flight.ended = ended.attempt();
                flights.rest(flight, Duration.ofSeconds(1L << ended.failures()));
                wants.touch(ended.task());
            }
        });
    }

    private void dropped(AttemptEnded ended) {
        news(ended).ifPresent(flight -> {
            flight.ended = ended.attempt();
            begin(flight);
            publishAgain(flight, anyThatWants(ended.task()).orElseThrow());
        });
    }

    /** The task of an end that was not heard before; empty, and landed, if nobody waits for it. */
    private Optional<InFlight> news(AttemptEnded ended) {
        if (anyThatWants(ended.task()).isEmpty()) {
            flights.land(ended.task());
            return Optional.empty();
        }
        return out(ended.task()).filter(flight -> ended.attempt() > flight.ended);
    }

    private Optional<Tracked> anyThatWants(String task) {
        return TaskId.kind(task) == TaskKind.REPORT
                ? reported(task)
                : wants.pending(task).map(Wants.Want::experiment);
    }

    private Optional<Tracked> reported(String task) {
        return Optional.ofNullable(reports.get(task));
    }

    private Task task(Tracked experiment, String task) {
        return experiment.report.id().equals(task)
                ? experiment.report
                : wants.of(task).stream()
                        .filter(want -> want.experiment() == experiment)
                        .map(want -> experiment.graph.task(want.place()))
                        .findFirst()
                        .orElseThrow();
    }

    private void close(Tracked experiment, ExperimentOutcome.State state, String reason, Instant at) {
        if (experiment.ended) {
            return;
        }
        var record = experiment.record;
        var standing = experiment.planned() ? standing(experiment, Map.of()) : null;
        experiment.ended = true;
        experiments.remove(record.id());
        reports.remove(experiment.report.id());
        wants.remove(experiment);
        end(
                record.id(),
                new ExperimentOutcome(state, at, record.request().name(), reason, null, record.submitted(), standing));
        if (experiment.planned()) {
            openTasks -= experiment.graph.size();
        }
        planNext();
    }

    /** Ends an experiment; what counts is the first outcome that was ever stored, also if it was pruned since. */
    private void end(String id, ExperimentOutcome outcome) {
        if (!shelf.isOpen(id) && shelf.outcome(id).isEmpty()) {
            LOG.info("experiment {}: another owner has ended it, and it was pruned", id);
            return;
        }
        tell(id, shelf.end(id, outcome));
        outbox.shut(id);
    }

    /** Tells how an experiment ended, as it stands in the store. */
    private void tell(String id, ExperimentOutcome outcome) {
        outbox.tell(
                switch (outcome.state()) {
                    case COMPLETE -> new Fact.ReportPublished(id, outcome.at(), shelf.reportKey(id));
                    case FAILED -> new Fact.ExperimentFailed(id, outcome.at(), outcome.reason());
                    case CANCELLED -> new Fact.ExperimentCancelled(id, outcome.at());
                    case REJECTED -> new Fact.ExperimentRejected(id, outcome.at(), outcome.name(), outcome.errors());
                });
    }

    /** Does what time has made due; returns when to be called again at the latest. */
    Instant tick() {
        var now = clock.instant();
        flights.due().forEach(this::due);
        var running = running();
        for (var experiment : experiments.values()) {
            if (experiment.mustTell(now.minus(TELLING), now.minus(REPEATING))) {
                experiment.told(now);
                events.progress(new Standing(experiment.id(), now, standing(experiment, running)));
            }
            if (experiment.mustSave(now.minus(SAVING))) {
                save(experiment, now);
            }
        }
        flush();
        return flights.nextBefore(now.plus(TELLING));
    }

    private void save(Tracked experiment, Instant now) {
        experiment.saved(now);
        shelf.save(experiment.id(), experiment.plan(), experiment.graph, standing(experiment, Map.of()));
    }

    private static List<Standing.Count> standing(Tracked experiment, Map<Tracked, int[]> running) {
        return experiment.graph.standing(running.getOrDefault(experiment, new int[TaskKind.values().length]));
    }

    /** How many tasks of each kind are being worked on, for each experiment that wants them. */
    private Map<Tracked, int[]> running() {
        var running = new IdentityHashMap<Tracked, int[]>();
        for (var flight : flights.all()) {
            if (flight.begun) {
                for (var want : wants.of(flight.task.id())) {
                    running.computeIfAbsent(want.experiment(), one -> new int[TaskKind.values().length])[
                            flight.task.spec().taskKind().ordinal()]++;
                }
            }
        }
        return running;
    }

    /** Looks after a task whose deadline has come. */
    private void due(InFlight flight) {
        var experiment = anyThatWants(flight.task.id());
        if (experiment.isEmpty()) {
            flights.land(flight.task.id());
        } else if (flight.due == InFlight.Due.PUBLISH) {
            publishAgain(flight, experiment.get());
        } else {
            flight.looking = true;
            chores.run(() -> shelf.look(flight.task), found -> {
                flight.looking = false;
                if (flights.isUp(flight)) {
                    looked(flight, found);
                }
            });
        }
    }

    private void looked(InFlight flight, Checked found) {
        var id = flight.task.id();
        var experiment = anyThatWants(id);
        if (found.done() != null) {
            complete(id, found.done().experiment(), found.done().seconds());
        } else if (experiment.isEmpty()) {
            flights.land(id);
        } else if (found.held()) {
            begin(flight);
        } else {
            LOG.info(
                    "experiment {}: nothing is heard of {}; it is published again",
                    experiment.get().id(),
                    id);
            flight.lost++;
            publishAgain(flight, experiment.get());
        }
    }

    /** Publishes and tells all that has come together. */
    void flush() {
        fill();
        outbox.flush();
    }
}
