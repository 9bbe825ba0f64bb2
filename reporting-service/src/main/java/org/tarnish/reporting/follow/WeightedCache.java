package org.tarnish.reporting.follow;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** A map of bounded weight: what was not asked for the longest goes first. Safe for concurrent use. */
final class WeightedCache<K, V> {
    private final LinkedHashMap<K, V> map = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;
    private final ToIntFunction<V> weight;
    private int held;

    /** Of at most so many entries. */
    WeightedCache(int most) {
        this(most, value -> 1);
    }

    /** Whose entries weigh at most so much together; a single heavier one is kept until the next comes. */
    WeightedCache(int most, ToIntFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(map.get(key));
    }

    synchronized V get(K key, Supplier<V> otherwise) {
        var known = map.get(key);
        if (known != null) {
            return known;
        }
        var fresh = otherwise.get();
        put(key, fresh);
        return fresh;
    }

    synchronized void put(K key, V value) {
        remove(key);
        map.put(key, value);
        held += weight.applyAsInt(value);
        for (Iterator<V> eldest = map.values().iterator(); held > most && map.size() > 1; ) {
            held -= weight.applyAsInt(eldest.next());
            eldest.remove();
        }
    }

    synchronized void remove(K key) {
        var gone = map.remove(key);
        if (gone != null) {
            held -= weight.applyAsInt(gone);
        }
    }

    synchronized int size() {
        return map.size();
    }

    /** The values, the least recently asked for first. */
    synchronized List<V> values() {
        return new ArrayList<>(map.values());
    }
}
