package org.tarnish.reporting.follow;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.reporting.parallel.Calls;

/** Reads why tasks failed, of the first {@link Followed#MOST_FAILURES} of an experiment. */
final class FailureReader {
    private final ObjectStore store;
    private final Calls calls;

    FailureReader(ObjectStore store, Calls calls) {
        this.store = store;
        this.calls = calls;
    }

    /** The reasons by task. */
    Map<String, String> reasons(String experiment) {
        var prefix = Keys.failures(experiment);
        var keys = calls.one(() -> store.list(prefix)).stream()
                .filter(key -> key.endsWith(".json"))
                .limit(Followed.MOST_FAILURES)
                .toList();
        var read = calls.all(keys, this::reason);
        var reasons = new LinkedHashMap<String, String>();
        for (int i = 0; i < keys.size(); i++) {
            if (read.get(i) != null) {
                reasons.put(task(prefix, keys.get(i)), read.get(i));
            }
        }
        return reasons;
    }

    private static String task(String prefix, String key) {
        return key.substring(prefix.length(), key.length() - ".json".length());
    }

    /** Null if the failure is forgotten meanwhile, since its task is done after all. */
    private String reason(String key) {
        try {
            return store.get(key)
                    .map(json -> Json.read(json, Failure.class).reason())
                    .orElse(null);
        } catch (UncheckedIOException e) {
            return "it failed, but the object '" + key + "' that says why cannot be read";
        }
    }
}
