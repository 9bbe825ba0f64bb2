package org.tarnish.pipeline.prune;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoredObject;

/** Removes what a task or data set that is done no longer needs. */
final class Tidying {
    private final ObjectStore store;
    private final Broom broom;
    private final Instant old;
    private final Instant settled;

    /**
     * @param old what was written before is older than the grace period
     * @param settled a marker written before is older than the grace period, and so it was when the oldest open experiment
     *     was opened
     */
    Tidying(ObjectStore store, Broom broom, Instant old, Instant settled) {
        this.store = store;
        this.broom = broom;
        this.old = old;
        this.settled = settled;
    }

    /** Tidies a task that is done; returns what is left of it. */
    Footprint task(Footprint done) {
        var lost = new ArrayList<StoredObject>();
        // A single attempt is the one that won: each leaves the same.
        if (done.folders(Keys.attempts(done.name())).size() > 1) {
            lost.addAll(remove(Sort.ATTEMPTS, lost(done, Keys.attempts(done.name()))));
        }
        lost.addAll(remove(Sort.CHECKPOINTS, done.below(Keys.checkpoints(done.name()))));
        var claims = Stream.concat(
                done.below(Keys.claims(done.name())).stream(), done.object(Keys.earlierClaim(done.name())).stream());
        lost.addAll(remove(
                Sort.CLAIMS,
                claims.filter(claim -> claim.written().isBefore(old)).toList()));
        return done.without(lost);
    }

    /** Tidies a data set whose manifest is there; returns what is left of it. */
    Footprint dataset(Footprint done) {
        return done.without(remove(Sort.DATASETS, lost(done, Keys.datasetFolder(done.name()))));
    }

    private List<StoredObject> remove(Sort sort, List<StoredObject> objects) {
        broom.remove(sort, objects);
        return objects;
    }

    /** The objects of folders that the marker does not refer to. */
    private List<StoredObject> lost(Footprint done, String folders) {
        var kept = keptBy(done);
        return done.folders(folders).entrySet().stream()
                .filter(folder -> !kept.contains(folder.getKey()) && Footprint.areOlderThan(old, folder.getValue()))
                .flatMap(folder -> folder.getValue().stream())
                .toList();
    }

    /** Text that has the prefixes of all folders that somebody may read. */
    private String keptBy(Footprint done) {
        var marker = store.get(done.marker());
        if (marker.isEmpty() || !isWhole(marker.get())) {
            broom.note("the object '" + done.marker() + "' is damaged, so what it stands for stays; delete it to have"
                    + " that done anew");
            return done.objects().stream().map(StoredObject::key).collect(Collectors.joining("\n"));
        }
        // Whoever was open when the marker was young may have read an earlier one, and a training reads on for days.
        var earlier = done.object(done.marker())
                        .filter(object -> object.written().isBefore(settled))
                        .isPresent()
                ? Optional.<byte[]>empty()
                : store.get(done.retired());
        return text(marker.get()) + earlier.map(Tidying::text).orElse("");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static boolean isWhole(byte[] json) {
        try {
            return Json.read(json, JsonNode.class).isObject();
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
