package org.tarnish.pipeline.ledger;

import java.time.Duration;
import java.util.Optional;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * Who works on which task. A claim spares double work, nothing more: two workers that take a task in the same instant
 * both do it, and its marker decides. It counts as long as it is renewed, by the store's own clock.
 */
public final class Claims {
    /** How often a claim is renewed. */
    static final Duration RENEWAL = Duration.ofSeconds(5);

    private static final Duration VALIDITY = Duration.ofSeconds(20);

    private final ObjectStore store;

    public Claims(ObjectStore store) {
        this.store = store;
    }

    /** The worker that holds a task now, or empty if nobody does. */
    public Optional<String> holder(String task) {
        var age = store.age(Keys.claim(task));
        if (age.isEmpty() || age.get().compareTo(VALIDITY) > 0) {
            return Optional.empty();
        }
        return read(task).filter(claim -> !claim.finished()).map(Claim::worker);
    }

    /** The number of attempts begun so far. */
    int attempts(String task) {
        return read(task).map(Claim::attempt).orElse(0);
    }

    void write(String task, Claim claim) {
        store.put(Keys.claim(task), Json.bytes(claim), "application/json");
    }

    private Optional<Claim> read(String task) {
        return store.get(Keys.claim(task)).map(json -> Json.read(json, Claim.class));
    }
}
