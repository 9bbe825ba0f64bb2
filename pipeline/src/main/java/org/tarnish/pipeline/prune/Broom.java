package org.tarnish.pipeline.prune;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tarnish.pipeline.prune.PruneReport.Amount;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoredObject;

/**
 * Removes objects and counts them, or counts them only. Goes on for a bounded time, so that nothing is done by a list that
 * was made long ago. Safe for concurrent use.
 */
final class Broom {
    private final ObjectStore store;
    private final Clock clock;
    private final boolean really;
    private final Duration most;
    private final Instant began;
    private final Map<Sort, Amount> removed = new EnumMap<>(Sort.class);
    private final Map<Sort, Amount> retired = new EnumMap<>(Sort.class);
    private final List<String> notes = new ArrayList<>();

    /**
     * @param really whether to remove anything
     * @param most how long to go on
     */
    Broom(ObjectStore store, Clock clock, boolean really, Duration most) {
        this.store = store;
        this.clock = clock;
        this.really = really;
        this.most = most;
        this.began = clock.instant();
    }

    boolean really() {
        return really;
    }

    /** Removes objects, one after the other. */
    void remove(Sort sort, Collection<StoredObject> objects) {
        for (var object : objects) {
            if (really) {
                requireTime();
                store.delete(object.key());
            }
            count(removed, sort, object);
        }
    }

    /** Moves a marker to where newcomers do not find it, and counts what it stands for. */
    void retire(Sort sort, String marker, String place, Collection<StoredObject> objects) {
        if (really) {
            var content = store.get(marker);
            if (content.isPresent()) {
                requireTime();
                // In this order: whoever does not find the one finds the other.
                store.put(place, content.get(), "application/json");
                requireTime();
                store.delete(marker);
            }
        }
        objects.forEach(object -> count(retired, sort, object));
    }

    private void requireTime() {
        if (Duration.between(began, clock.instant()).compareTo(most) > 0) {
            throw new PruneRefused("pruning has taken more than " + most.toMinutes()
                    + " minutes, half of the grace period, and what it knows may be out of date; run it again, and it"
                    + " goes on where it stopped");
        }
    }

    private synchronized void count(Map<Sort, Amount> amounts, Sort sort, StoredObject object) {
        amounts.merge(sort, new Amount(1, object.bytes()), Amount::plus);
    }

    synchronized void note(String sentence) {
        notes.add(sentence);
    }

    synchronized PruneReport report(List<String> experiments) {
        return new PruneReport(
                removed, retired, experiments, notes.stream().sorted().toList());
    }
}
