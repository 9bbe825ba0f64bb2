package org.tarnish.reporting.follow;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Outcome;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentSummary;

/**
 * Where every experiment stands, for people to look at: what the ledger says, kept current by facts and progress. It can
 * be lost and is built anew; nothing depends on it. Safe for concurrent use.
 */
public final class Board {
    private final Archive archive;
    private final Clock clock;
    private final Map<String, Tracked> tracked = new ConcurrentHashMap<>();
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

    public Board(Archive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    /** Takes a fact. */
    public void see(Fact fact) {
        if (fact instanceof Fact.ExperimentAccepted) {
            // Its id may have been that of a rejected request.
            outcomes.remove(fact.experiment());
        }
        tracked(fact.experiment()).ifPresent(experiment -> experiment.see(fact));
    }

    /** Takes progress. */
    public void see(TaskProgress progress) {
        tracked(progress.experiment()).ifPresent(experiment -> experiment.see(progress));
    }

    /** Every experiment, the latest first. */
    public List<ExperimentSummary> experiments() {
        return archive.ids().stream()
                .map(this::status)
                .flatMap(Optional::stream)
                .map(ExperimentStatus::summary)
                .sorted(Comparator.comparing(ExperimentSummary::submitted).reversed())
                .toList();
    }

    /** One experiment, or empty if nobody has accepted or rejected it. */
    public Optional<ExperimentStatus> status(String id) {
        if (!Keys.isSegment(id)) {
            return Optional.empty();
        }
        var outcome = outcome(id);
        boolean rejected = outcome.isPresent() && outcome.get().state() == Outcome.State.REJECTED;
        var experiment = rejected ? Optional.<Tracked>empty() : tracked(id);
        if (experiment.isPresent()) {
            return Optional.of(experiment.get().status(outcome));
        }
        return outcome.map(ended -> new ExperimentStatus(
                new ExperimentSummary(
                        id,
                        ended.name() == null ? id : ended.name(),
                        ExperimentState.of(ended.state().label()),
                        ended.at(),
                        0,
                        0),
                List.of(),
                List.of(),
                Tracked.errors(ended),
                List.of(),
                null));
    }

    private Optional<Outcome> outcome(String id) {
        var known = Optional.ofNullable(outcomes.get(id)).or(() -> archive.outcome(id));
        known.ifPresent(outcome -> outcomes.put(id, outcome));
        return known;
    }

    private Optional<Tracked> tracked(String id) {
        var known = tracked.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        return archive.experiment(id)
                .map(experiment ->
                        tracked.computeIfAbsent(id, key -> new Tracked(experiment.record(), archive, clock)));
    }
}
