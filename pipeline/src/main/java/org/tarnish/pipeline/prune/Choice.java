package org.tarnish.pipeline.prune;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;

/** Which experiments are to go. */
final class Choice {
    private final PruneRequest request;
    private final ObjectStore store;
    private final Archive archive;
    private final Broom broom;

    Choice(PruneRequest request, ObjectStore store, Archive archive, Broom broom) {
        this.request = request;
        this.store = store;
        this.archive = archive;
        this.broom = broom;
    }

    /**
     * Their ids, ascending.
     *
     * @throws PruneRefused if one is named that is open, or cannot be one
     */
    List<String> ids() {
        var open = new HashSet<>(archive.open());
        var known = new HashSet<>(archive.ids());
        var chosen = new TreeSet<String>();
        for (var id : request.ids()) {
            if (!Keys.isSegment(id)) {
                throw new PruneRefused("'" + id + "' cannot be an experiment's id: tarnish list shows those there are");
            }
            if (open.contains(id)) {
                throw new PruneRefused(
                        "experiment '" + id + "' is open and stays; cancel it first: tarnish cancel " + id);
            }
            if (known.contains(id)) {
                chosen.add(id);
            } else {
                broom.note("there is no experiment '" + id + "': tarnish list shows those there are");
            }
        }
        if (request.choosesByCondition()) {
            known.stream()
                    .filter(id -> !open.contains(id) && !chosen.contains(id))
                    .filter(this::meetsConditions)
                    .forEach(chosen::add);
        }
        return List.copyOf(chosen);
    }

    private boolean meetsConditions(String id) {
        try {
            return archive.outcome(id)
                    .filter(outcome -> hasState(outcome) && isOldEnough(id))
                    .isPresent();
        } catch (UnreadableExperiment e) {
            broom.note("how experiment '" + id + "' ended cannot be read, so it stays; name it to remove it");
            return false;
        }
    }

    private boolean hasState(ExperimentOutcome outcome) {
        Set<ExperimentOutcome.State> states = request.states();
        return states.isEmpty() || states.contains(outcome.state());
    }

    private boolean isOldEnough(String id) {
        return request.olderThan() == null
                || store.age(Keys.outcome(id))
                        .filter(age -> age.compareTo(request.olderThan()) >= 0)
                        .isPresent();
    }
}
