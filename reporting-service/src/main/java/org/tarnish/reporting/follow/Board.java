package org.tarnish.reporting.follow;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.tarnish.pipeline.event.AttemptEvent;
import org.tarnish.pipeline.event.AttemptEvent.AttemptStarted;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.ledger.Snapshot;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentStatus.Problem;
import org.tarnish.reporting.live.ExperimentSummary;

/**
 * Where every experiment stands, for people to look at. Open experiments are known by what is told of them, ended ones by
 * their outcome; the store is asked once for each, and again only for an open one of which nothing is heard. It can be
 * lost and is built anew; nothing depends on it. Memory: what is open, a bounded number of ended experiments, and a few
 * hundred bytes for each line of the list, up to a bound. Safe for concurrent use.
 */
public final class Board {
    private static final int MOST_ENDED = 200;
    private static final int MOST_LINES = 20_000;
    private static final int LARGE_PLAN = 100_000;

    /** Owners repeat themselves more often. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Archive archive;
    private final Clock clock;
    private final Map<String, Followed> followed = new ConcurrentHashMap<>();
    private final Map<String, ExperimentStatus> ended = recent(MOST_ENDED);
    private final Map<String, ExperimentSummary> lines = recent(MOST_LINES);
    private final Map<String, CompletableFuture<Fact>> awaited = new ConcurrentHashMap<>();

    public Board(Archive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    private static <V> Map<String, V> recent(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        });
    }

    /** Takes a fact. */
    public void see(Fact fact) {
        var id = fact.experiment();
        if (fact instanceof Fact.ExperimentAccepted accepted) {
            // Its id may have been that of a rejected request.
            forget(id);
            follow(id).know(accepted.name(), accepted.at(), List.of(), Map.of());
            answer(fact);
        } else if (fact instanceof Fact.ExperimentPlanned) {
            follow(id).plan();
        } else if (fact instanceof Fact.TaskDone done) {
            follow(id).end(done.task());
        } else if (fact instanceof Fact.TaskFailed failed) {
            follow(id).fail(new Failure(failed.task(), failed.reason(), 1, "", failed.at()));
        } else {
            followed.remove(id);
            forget(id);
            answer(fact);
        }
    }

    private void forget(String id) {
        ended.remove(id);
        lines.remove(id);
    }

    private void answer(Fact fact) {
        var waiting = awaited.remove(fact.experiment());
        if (waiting != null) {
            waiting.complete(fact);
        }
    }

    private Followed follow(String id) {
        return followed.computeIfAbsent(id, key -> new Followed(key, clock));
    }

    /** Takes how far an experiment is. */
    public void see(Standing standing) {
        follow(standing.experiment()).see(standing);
    }

    /** Takes progress. */
    public void see(TaskProgress progress) {
        var known = followed.get(progress.experiment());
        if (known != null) {
            known.see(progress);
        }
    }

    /** Takes what a worker says. */
    public void see(AttemptEvent event) {
        var known = followed.get(event.experiment());
        if (known != null) {
            if (event instanceof AttemptStarted started) {
                known.see(started);
            } else {
                known.end(event.task());
            }
        }
    }

    /** What becomes of a request that is about to be published: accepted, rejected, or ended already. */
    public CompletionStage<Fact> verdict(String id) {
        return awaited.computeIfAbsent(id, key -> new CompletableFuture<>());
    }

    /** Nobody waits for a verdict any more. */
    public void giveUp(String id) {
        awaited.remove(id);
    }

    /** How many requests wait for their verdict. */
    public int waiting() {
        return awaited.size();
    }

    /**
     * A page of experiments, the latest first.
     *
     * @param after the last experiment of the page before, or null for the first page
     * @param limit how many at most
     */
    public List<ExperimentSummary> experiments(String after, int limit) {
        var all = new ArrayList<>(archive.ids().parallelStream()
                .map(this::line)
                .flatMap(Optional::stream)
                .toList());
        all.sort(Comparator.comparing(ExperimentSummary::submitted)
                .thenComparing(ExperimentSummary::id)
                .reversed());
        int from = 0;
        for (int i = 0; after != null && i < all.size(); i++) {
            if (all.get(i).id().equals(after)) {
                from = i + 1;
            }
        }
        return List.copyOf(all.subList(from, Math.min(all.size(), from + limit)));
    }

    private Optional<ExperimentSummary> line(String id) {
        var known = lines.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        var open = followed.get(id);
        if (open != null && open.isKnown() && open.silence().compareTo(SILENCE) < 0) {
            return Optional.of(open.summary());
        }
        try {
            var outcome = archive.outcome(id);
            if (outcome.isPresent()) {
                var line = summary(id, outcome.get());
                lines.put(id, line);
                return Optional.of(line);
            }
        } catch (UnreadableExperiment e) {
            return Optional.of(unreadable(id, e).summary());
        }
        return status(id).map(ExperimentStatus::summary);
    }

    /** One experiment, or empty if nobody has accepted or rejected it. */
    public Optional<ExperimentStatus> status(String id) {
        if (!Keys.isSegment(id)) {
            return Optional.empty();
        }
        var known = ended.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            var open = followed.get(id);
            if (open != null && open.isKnown() && open.silence().compareTo(SILENCE) < 0) {
                return Optional.of(status(open, id));
            }
            var outcome = archive.outcome(id);
            if (outcome.isPresent()) {
                followed.remove(id);
                var status = status(id, outcome.get());
                ended.put(id, status);
                return Optional.of(status);
            }
            return archive.experiment(id).map(record -> {
                var counts = archive.snapshot(id).map(Snapshot::standing).orElse(List.of());
                var fresh = follow(id);
                fresh.know(record.request().name(), record.submitted(), counts, archive.failures(id));
                fresh.listen();
                return status(fresh, id);
            });
        } catch (UnreadableExperiment e) {
            return Optional.of(unreadable(id, e));
        }
    }

    private ExperimentStatus status(Followed open, String id) {
        if (open.needsPurposes() && open.tasks() <= LARGE_PLAN) {
            archive.plan(id).ifPresent(plan -> open.serve(new Purposes(plan)));
        }
        return open.status();
    }

    private static ExperimentSummary summary(String id, ExperimentOutcome outcome) {
        int total = outcome.kinds().stream().mapToInt(Standing.Count::total).sum();
        return new ExperimentSummary(
                id,
                outcome.name() == null ? id : outcome.name(),
                ExperimentState.of(outcome.state().label()),
                outcome.submitted() == null ? outcome.at() : outcome.submitted(),
                outcome.kinds().stream()
                        .mapToInt(count -> count.done() + count.failed() + count.skipped())
                        .sum(),
                total);
    }

    private ExperimentStatus status(String id, ExperimentOutcome outcome) {
        var summary = summary(id, outcome);
        var problems = new ArrayList<Problem>();
        if (outcome.reason() != null) {
            problems.add(new Problem("", "failed", "experiment", outcome.reason()));
        }
        if (outcome.state() != ExperimentOutcome.State.REJECTED) {
            var failures = archive.failures(id);
            var purposes = failures.isEmpty() || summary.total() > LARGE_PLAN
                    ? Purposes.unknown()
                    : archive.plan(id).map(Purposes::new).orElseGet(Purposes::unknown);
            problems.addAll(Followed.problems(failures, purposes));
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

    private ExperimentStatus unreadable(String id, UnreadableExperiment e) {
        return new ExperimentStatus(
                new ExperimentSummary(id, id, ExperimentState.FAILED, clock.instant(), 0, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Problem("", "failed", "experiment", e.getMessage())),
                null);
    }
}
