package org.tarnish.reporting.follow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Values by id, of which those are dropped first that were not looked at for longest. Safe for concurrent use. */
final class Recent<V> {
    private final Map<String, V> values;

    Recent(int most) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<V> get(String id) {
        return Optional.ofNullable(values.get(id));
    }

    synchronized V get(String id, Supplier<V> made) {
        var known = values.get(id);
        if (known == null) {
            known = made.get();
            values.put(id, known);
        }
        return known;
    }

    synchronized void put(String id, V value) {
        values.put(id, value);
    }

    synchronized void remove(String id) {
        values.remove(id);
    }
}
