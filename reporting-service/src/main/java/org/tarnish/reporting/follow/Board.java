package org.tarnish.reporting.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tarnish.pipeline.event.AttemptEvent;
import org.tarnish.pipeline.event.AttemptEvent.AttemptStarted;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.reporting.live.ExperimentPage;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentStatus.Problem;
import org.tarnish.reporting.live.ExperimentSummary;

/**
 * Where every experiment stands, for people to look at. Open experiments are known by what is told of them, ended ones by
 * their outcome; the store is read once for each, and again only for an open one of which nothing is heard. To take an
 * event never reads the store. It can be lost and is built anew; nothing depends on it.
 *
 * <p>Memory: {@value #MOST_OPEN} open experiments, and what {@link Ended}, {@link KnownPurposes} and {@link Chronology}
 * keep; beyond that, what nobody looked at for longest is read again. Safe for concurrent use.
 */
public final class Board {
    private static final int MOST_OPEN = 2_000;

    /** Names of failed tasks of ended experiments come from plans up to this size, since somebody waits for them. */
    private static final int QUICK_PLAN = 20_000;

    /** Owners repeat themselves more often. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Glances glances;
    private final Clock clock;
    private final Recent<Followed> followed = new Recent<>(MOST_OPEN);
    private final Ended ended = new Ended();
    private final KnownPurposes purposes;
    private final Chronology chronology = new Chronology();
    private final Verdicts verdicts = new Verdicts();

    public Board(Glances glances, Clock clock) {
        this.glances = glances;
        this.clock = clock;
        this.purposes = new KnownPurposes(glances);
    }

    /** Who waits for what becomes of a request. */
    public Verdicts verdicts() {
        return verdicts;
    }

    /** Takes a fact. */
    public void see(Fact fact) {
        var id = fact.experiment();
        if (fact instanceof Fact.ExperimentAccepted accepted) {
            // Its id may have been that of a rejected request.
            forget(id);
            follow(id).know(accepted.name(), accepted.at());
            verdicts.see(fact);
        } else if (fact instanceof Fact.ExperimentPlanned planned) {
            follow(id).see(planned);
        } else if (fact instanceof Fact.TaskDone done) {
            follow(id).end(done.task(), Instant.MAX);
        } else if (fact instanceof Fact.TaskFailed failed) {
            follow(id).fail(new Failure(failed.task(), failed.reason(), 1, "", failed.at()));
        } else {
            followed.remove(id);
            purposes.forget(id);
            forget(id);
            verdicts.see(fact);
        }
    }

    private void forget(String id) {
        ended.forget(id);
        chronology.forget(id);
    }

    private Followed follow(String id) {
        return followed.get(id, () -> new Followed(id, clock));
    }

    /** Takes how far an experiment is. */
    public void see(Standing standing) {
        follow(standing.experiment()).see(standing);
    }

    /** Takes progress. */
    public void see(TaskProgress progress) {
        followed.get(progress.experiment()).ifPresent(known -> known.see(progress));
    }

    /** Takes what a worker says. */
    public void see(AttemptEvent event) {
        followed.get(event.experiment()).ifPresent(known -> {
            if (event instanceof AttemptStarted started) {
                known.see(started);
            } else {
                known.end(event.task(), event.at());
            }
        });
    }

    /**
     * A page of experiments, the latest first. What it reads depends on the page and not on how many experiments there
     * are, besides one listing of their ids; see {@link Chronology}.
     *
     * @param after the last experiment of the page before, or null for the first page
     * @param limit how many at most
     * @throws org.tarnish.pipeline.store.StoreUnavailable if the store is away
     */
    public ExperimentPage experiments(String after, int limit) {
        var ids = new ArrayList<>(glances.at(Archive::ids));
        boolean gone = after != null && !ids.contains(after);
        if (gone) {
            ids.add(after);
        }
        var ordered = chronology.latestFirst(ids, this::submitted);
        int from = after == null ? 0 : ordered.indexOf(after) + 1;
        int to = Math.min(ordered.size(), from + limit);
        var page = ordered.subList(from, to);
        var lines = lines(page);
        return new ExperimentPage(
                page.stream().filter(lines::containsKey).map(lines::get).toList(),
                to < ordered.size() ? page.get(page.size() - 1) : null);
    }

    private Map<String, Instant> submitted(List<String> ids) {
        var lines = lines(ids);
        return ids.stream().collect(Collectors.toMap(id -> id, id -> Optional.ofNullable(lines.get(id))
                .map(ExperimentSummary::submitted)
                .orElse(Instant.EPOCH)));
    }

    /** The lines of some experiments; those are missing of which there is neither request nor outcome. */
    private Map<String, ExperimentSummary> lines(List<String> ids) {
        var unknown = ids.stream().filter(id -> atHand(id).isEmpty()).toList();
        var lines = glances.atEach(unknown, this::line);
        ids.forEach(id -> atHand(id).ifPresent(line -> lines.putIfAbsent(id, line)));
        return lines;
    }

    private Optional<ExperimentSummary> atHand(String id) {
        return ended.line(id).or(() -> current(id).map(Followed::summary));
    }

    /** An open experiment of which enough was heard lately. */
    private Optional<Followed> current(String id) {
        return followed.get(id).filter(open -> open.isKnown() && open.silence().compareTo(SILENCE) < 0);
    }

    private Optional<ExperimentSummary> line(Archive archive, String id) {
        try {
            long before = ended.changes();
            var outcome = archive.outcome(id);
            if (outcome.isEmpty()) {
                return open(archive, id).map(Followed::summary);
            }
            var line = summary(id, outcome.get());
            ended.keep(before, line);
            followed.remove(id);
            return Optional.of(line);
        } catch (UnreadableExperiment e) {
            return Optional.of(unreadable(id, e).summary());
        }
    }

    /**
     * One experiment, or empty if nobody has accepted or rejected it.
     *
     * @throws org.tarnish.pipeline.store.StoreUnavailable if it is not known without the store, and that is away
     */
    public Optional<ExperimentStatus> status(String id) {
        if (!Keys.isSegment(id)) {
            return Optional.empty();
        }
        return ended.status(id).or(() -> {
            var open = current(id).filter(known -> !known.lacksFailures());
            return open.isPresent() ? open.map(known -> status(id, known)) : read(id);
        });
    }

    private Optional<ExperimentStatus> read(String id) {
        try {
            long before = ended.changes();
            var outcome = glances.at(archive -> archive.outcome(id));
            if (outcome.isEmpty()) {
                return glances.at(archive -> open(archive, id)).map(open -> status(id, open));
            }
            var status = glances.at(archive -> status(archive, id, outcome.get()));
            ended.keep(before, status);
            followed.remove(id);
            return Optional.of(status);
        } catch (UnreadableExperiment e) {
            return Optional.of(unreadable(id, e));
        }
    }

    /** Reads what it takes to follow an experiment that has not ended. */
    private Optional<Followed> open(Archive archive, String id) {
        return archive.experiment(id).map(record -> {
            var open = follow(id);
            open.know(record.request().name(), record.submitted());
            archive.snapshot(id).ifPresent(snapshot -> open.know(snapshot.standing()));
            if (open.lacksFailures()) {
                open.know(archive.failures(id, Followed.MOST_FAILURES));
            }
            return open;
        });
    }

    private ExperimentStatus status(String id, Followed open) {
        return open.status(open.wantsPurposes() ? purposes.of(id) : Purposes.unknown());
    }

    private static ExperimentSummary summary(String id, ExperimentOutcome outcome) {
        return new ExperimentSummary(
                id,
                outcome.name() == null ? id : outcome.name(),
                ExperimentState.of(outcome.state().label()),
                outcome.submitted() == null ? outcome.at() : outcome.submitted(),
                outcome.kinds().stream()
                        .mapToInt(count -> count.done() + count.failed() + count.skipped())
                        .sum(),
                outcome.kinds().stream().mapToInt(Standing.Count::total).sum());
    }

    private static ExperimentStatus status(Archive archive, String id, ExperimentOutcome outcome) {
        var summary = summary(id, outcome);
        var problems = new ArrayList<Problem>();
        if (outcome.reason() != null) {
            problems.add(problem(outcome.reason()));
        }
        if (outcome.state() != ExperimentOutcome.State.REJECTED) {
            problems.addAll(failed(archive, id, outcome, summary.total()));
        }
        return new ExperimentStatus(
                summary,
                Followed.kinds(outcome.kinds()),
                List.of(),
                outcome.errors().stream()
                        .map(error -> new ExperimentStatus.RequestError(
                                error.path(), error.value(), error.message(), error.allowed()))
                        .toList(),
                problems,
                Followed.report(id, summary.state()).orElse(null));
    }

    private static List<Problem> failed(Archive archive, String id, ExperimentOutcome outcome, int total) {
        try {
            var failures = archive.failures(id, Followed.MOST_FAILURES);
            // Of outcomes of earlier versions it is not known how large their plans are.
            var names = failures.isEmpty() || total == 0 || total > QUICK_PLAN
                    ? Purposes.unknown()
                    : archive.plan(id).map(Purposes::new).orElseGet(Purposes::unknown);
            return Followed.problems(failures, Followed.failed(outcome.kinds()), names);
        } catch (UnreadableExperiment e) {
            return List.of(problem(e.getMessage()));
        }
    }

    private static Problem problem(String reason) {
        return new Problem("", "failed", "experiment", reason);
    }

    private static ExperimentStatus unreadable(String id, UnreadableExperiment e) {
        return new ExperimentStatus(
                new ExperimentSummary(
                        id, id, ExperimentState.FAILED, Chronology.stamp(id).orElse(null), 0, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(problem(e.getMessage())),
                null);
    }

    /**
     * Forgets a rejected request, so that it leaves the list; returns whether there was one.
     *
     * @throws org.tarnish.pipeline.store.StoreUnavailable if the store is away
     */
    public boolean dismiss(String id) {
        boolean rejected = glances.at(archive -> archive.outcome(id)
                        .filter(outcome -> outcome.state() == ExperimentOutcome.State.REJECTED)
                        .isPresent()
                && archive.experiment(id).isEmpty());
        if (rejected) {
            glances.remove(Keys.outcome(id));
            forget(id);
        }
        return rejected;
    }
}
