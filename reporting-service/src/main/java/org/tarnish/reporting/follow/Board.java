package org.tarnish.reporting.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.tarnish.pipeline.event.AttemptEvent;
import org.tarnish.pipeline.event.AttemptEvent.AttemptEnded;
import org.tarnish.pipeline.event.AttemptEvent.AttemptStarted;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.reporting.live.ExperimentPage;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentStatus.Problem;
import org.tarnish.reporting.live.ExperimentSummary;
import org.tarnish.reporting.parallel.Calls;

/**
 * Where every experiment stands, for people to look at. What is told of open experiments is taken without asking the
 * object store; that is read when somebody looks: once for each open experiment, and for an ended one its outcome alone.
 * An open experiment that nothing is heard of for half a minute is read again when it is looked at, so that what was
 * missed is made up for. It can be lost and is built anew; nothing depends on it.
 *
 * <p>Holds at most {@value #MOST_OPEN} open experiments with 200 running and 100 failed tasks each,
 * {@value #MOST_ENDED} summaries of ended ones, and the purposes of 200,000 tasks. Safe for concurrent use.
 *
 * <p>Every look throws {@link org.tarnish.pipeline.store.StoreUnavailable} if the store must be asked and is away.
 */
public final class Board {
    private static final int MOST_OPEN = 10_000;
    private static final int MOST_ENDED = 20_000;
    private static final int MOST_ATTEMPTS = 10_000;
    /** What may change without a fact, or by one that was missed, is read again after a while. */
    private static final Duration NOT_FINAL_FOR = Duration.ofSeconds(30);

    private static final Duration INDEX_FOR = Duration.ofSeconds(1);

    private final ObjectStore store;
    private final Archive archive;
    private final Calls calls;
    private final Clock clock;
    private final PlanReader plans;
    private final FailureReader failures;
    private final WeightedCache<String, Followed> open = new WeightedCache<>(MOST_OPEN);
    private final WeightedCache<String, Ended> ended = new WeightedCache<>(MOST_ENDED);
    private final WeightedCache<String, AttemptEnded> attempts = new WeightedCache<>(MOST_ATTEMPTS);

    /** Counts what makes a summary of an ended experiment void. */
    private final AtomicLong turns = new AtomicLong();

    private volatile Indexed index;

    /**
     * @param calls through which the store is asked
     */
    public Board(ObjectStore store, Archive archive, Calls calls, Clock clock) {
        this.store = store;
        this.archive = archive;
        this.calls = calls;
        this.clock = clock;
        this.plans = new PlanReader(archive);
        this.failures = new FailureReader(store, calls);
    }

    /**
     * An ended experiment, or one that cannot be read.
     *
     * @param problem why it cannot be read, or null
     */
    private record Ended(ExperimentSummary summary, String problem, Instant until) {}

    private record Indexed(ExperimentIndex index, Instant until) {}

    /** Takes a fact. */
    public void see(Fact fact) {
        var id = fact.experiment();
        if (fact instanceof Fact.TaskDone || fact instanceof Fact.TaskFailed) {
            open.get(id).ifPresent(experiment -> experiment.see(fact, clock.instant()));
        } else if (fact instanceof Fact.ExperimentPlanned) {
            followed(id).see(fact, clock.instant());
        } else {
            // Its id may have been that of a rejected request, or it has ended.
            forget(id);
            if (fact instanceof Fact.ExperimentAccepted) {
                followed(id).see(fact, clock.instant());
            } else {
                open.remove(id);
            }
        }
    }

    /** Takes how far an experiment is. */
    public void see(Standing standing) {
        followed(standing.experiment()).see(standing, clock.instant());
    }

    /** Takes how far a task is. */
    public void see(TaskProgress progress) {
        boolean over = attempts.get(progress.task())
                .filter(attempt -> !attempt.at().isBefore(progress.at()))
                .isPresent();
        if (!over) {
            followed(progress.experiment()).see(progress, clock.instant());
        }
    }

    /** Takes what a worker says. */
    public void see(AttemptEvent event) {
        if (event instanceof AttemptStarted started) {
            boolean over = attempts.get(started.task())
                    .filter(attempt -> attempt.attempt() >= started.attempt())
                    .isPresent();
            if (!over) {
                attempts.remove(started.task());
                followed(started.experiment()).see(started, clock.instant());
            }
        } else if (event instanceof AttemptEnded over) {
            attempts.put(over.task(), over);
            open.get(over.experiment()).ifPresent(experiment -> experiment.ended(over.task()));
        }
    }

    private Followed followed(String id) {
        return open.get(id, () -> new Followed(id));
    }

    /** Forgets what is known of an experiment's end. */
    private void forget(String id) {
        turns.incrementAndGet();
        ended.remove(id);
        index = null;
    }

    /**
     * Experiments, the latest first, see {@link ExperimentIndex}. A last page is in the order of submission whatever the ids.
     *
     * @param limit how many at most
     * @param after id that the page begins after; null for the first page
     */
    public ExperimentPage page(int limit, String after) {
        var ids = index().after(after, limit + 1);
        boolean more = ids.size() > limit;
        var page = more ? ids.subList(0, limit) : ids;
        var summaries = new ArrayList<ExperimentSummary>();
        calls.all(page, this::look).forEach(look -> look.map(Look::summary).ifPresent(summaries::add));
        if (!more) {
            summaries.sort(Comparator.comparing(
                            ExperimentSummary::submitted, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                    .thenComparing(ExperimentSummary::id)
                    .reversed());
        }
        return new ExperimentPage(summaries, more ? page.get(limit - 1) : null);
    }

    private ExperimentIndex index() {
        var now = clock.instant();
        var known = index;
        if (known != null && now.isBefore(known.until())) {
            return known.index();
        }
        var read = calls.one(() -> {
            var ids = archive.ids();
            var opened =
                    ids.stream().allMatch(ExperimentIndex::isTimed) ? Set.<String>of() : Set.copyOf(archive.open());
            return ExperimentIndex.of(ids, opened);
        });
        index = new Indexed(read, now.plus(INDEX_FOR));
        return read;
    }

    /** One experiment, or empty if nobody has accepted or rejected it. */
    public Optional<ExperimentStatus> status(String id) {
        if (!Keys.isSegment(id)) {
            return Optional.empty();
        }
        var known = known(id);
        return (known.isPresent() ? known : calls.one(() -> look(id)))
                .flatMap(look -> look.open() == null ? details(look.ended()) : Optional.of(details(look.open(), id)));
    }

    private Optional<ExperimentStatus> details(Ended experiment) {
        if (experiment.problem() != null) {
            return Optional.of(unreadable(experiment));
        }
        var id = experiment.summary().id();
        try {
            var outcome = calls.one(() -> archive.outcome(id));
            if (outcome.isEmpty()) {
                forget(id);
            }
            return outcome.map(known -> details(experiment.summary(), known));
        } catch (UnreadableExperiment e) {
            return Optional.of(unreadable(keepUnreadable(id, e, turns.get())));
        }
    }

    private ExperimentStatus details(Followed experiment, String id) {
        var now = clock.instant();
        var summary = experiment.summary();
        if (experiment.mustReadFailures()) {
            experiment.readFailures(failures.reasons(id));
        }
        var failed = experiment.failures();
        boolean named = summary.state() == ExperimentState.RUNNING && !(failed.isEmpty() && experiment.isQuiet(now));
        var purposes = named ? purposes(id, summary.total()) : TaskPurposes.UNKNOWN;
        return new ExperimentStatus(
                summary,
                experiment.kinds(),
                experiment.activities(purposes, now),
                List.of(),
                problems(failed, purposes),
                null);
    }

    private TaskPurposes purposes(String id, int tasks) {
        return calls.one(() -> plans.purposes(id, tasks));
    }

    private static List<Problem> problems(Map<String, String> failed, TaskPurposes purposes) {
        return failed.entrySet().stream()
                .map(one -> new Problem(one.getKey(), "failed", purposes.of(one.getKey()), one.getValue()))
                .toList();
    }

    private ExperimentStatus details(ExperimentSummary summary, ExperimentOutcome outcome) {
        var id = summary.id();
        var problems = new ArrayList<Problem>();
        if (outcome.reason() != null) {
            problems.add(whole(outcome.reason()));
        }
        boolean old = outcome.kinds().isEmpty() && outcome.state() == ExperimentOutcome.State.COMPLETE;
        if (old || outcome.kinds().stream().anyMatch(count -> count.failed() > 0)) {
            problems.addAll(problems(failures.reasons(id), purposes(id, summary.total())));
        }
        return new ExperimentStatus(
                summary,
                KindCounts.of(outcome.kinds()),
                List.of(),
                outcome.errors(),
                problems,
                outcome.leftReport() ? "/experiments/" + id + "/report/report.html" : null);
    }

    private static Problem whole(String reason) {
        return new Problem("", "failed", "experiment", reason);
    }

    private static ExperimentStatus unreadable(Ended experiment) {
        return new ExperimentStatus(
                experiment.summary(), List.of(), List.of(), List.of(), List.of(whole(experiment.problem())), null);
    }

    /** What is known of an experiment: one of both, the other is null. */
    private record Look(Followed open, Ended ended) {
        ExperimentSummary summary() {
            return open == null ? ended.summary() : open.summary();
        }
    }

    /** What is known of an experiment without asking the store. */
    private Optional<Look> known(String id) {
        var now = clock.instant();
        var over = ended.get(id).filter(known -> now.isBefore(known.until()));
        return over.isPresent()
                ? over.map(known -> new Look(null, known))
                : open.get(id).filter(known -> !known.mustRead(now)).map(known -> new Look(known, null));
    }

    /** What is known of an experiment, of the store if need be; empty if there is none. */
    private Optional<Look> look(String id) {
        var known = known(id);
        if (known.isPresent()) {
            return known;
        }
        long turn = turns.get();
        var experiment = followed(id);
        try {
            var outcome = archive.outcome(id);
            if (outcome.isPresent()) {
                open.remove(id);
                return Optional.of(new Look(null, keep(id, ended(id, outcome.get()), turn)));
            }
            var record = archive.experiment(id);
            if (record.isEmpty()) {
                open.remove(id);
                return Optional.empty();
            }
            experiment.read(record.get(), archive.snapshot(id), clock.instant());
            return Optional.of(new Look(experiment, null));
        } catch (UnreadableExperiment e) {
            return Optional.of(new Look(null, keepUnreadable(id, e, turn)));
        }
    }

    private Ended keepUnreadable(String id, UnreadableExperiment e, long turn) {
        var summary = new ExperimentSummary(id, id, ExperimentState.FAILED, null, 0, 0, 0);
        return keep(id, new Ended(summary, e.getMessage(), clock.instant().plus(NOT_FINAL_FOR)), turn);
    }

    /** Keeps what was read, unless it may have changed since. */
    private Ended keep(String id, Ended read, long turn) {
        ended.put(id, read);
        if (turns.get() != turn) {
            ended.remove(id);
        }
        return read;
    }

    private Ended ended(String id, ExperimentOutcome outcome) {
        var until = outcome.state() == ExperimentOutcome.State.REJECTED
                ? clock.instant().plus(NOT_FINAL_FOR)
                : Instant.MAX;
        return new Ended(summary(id, outcome), null, until);
    }

    private static ExperimentSummary summary(String id, ExperimentOutcome outcome) {
        return new ExperimentSummary(
                id,
                Objects.requireNonNullElse(outcome.name(), id),
                ExperimentState.of(outcome.state().label()),
                Objects.requireNonNullElse(outcome.submitted(), outcome.at()),
                outcome.kinds().stream()
                        .mapToInt(count -> count.done() + count.failed() + count.skipped())
                        .sum(),
                outcome.kinds().stream().mapToInt(Standing.Count::failed).sum(),
                outcome.kinds().stream().mapToInt(Standing.Count::total).sum());
    }

    /**
     * Takes a rejected request off the list, as if it had never been submitted; any other experiment stays.
     *
     * @return whether it was a rejected request
     */
    public boolean remove(String id) {
        boolean rejected = calls.one(() -> archive.experiment(id).isEmpty()
                && archive.outcome(id)
                        .filter(outcome -> outcome.state() == ExperimentOutcome.State.REJECTED)
                        .isPresent());
        if (rejected) {
            calls.one(() -> {
                store.delete(Keys.outcome(id));
                return id;
            });
            forget(id);
        }
        return rejected;
    }
}
