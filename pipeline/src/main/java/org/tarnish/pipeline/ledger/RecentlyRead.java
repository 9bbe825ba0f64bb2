package org.tarnish.pipeline.ledger;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What was read lately: a bounded number of values, each for a bounded time. Safe for concurrent use. */
final class RecentlyRead<V> {
    private record Kept<V>(V value, long since) {}

    private final long nanos;
    private final LongSupplier clock;
    private final Map<String, Kept<V>> known;

    /**
     * @param clock nanoseconds since any time
     */
    RecentlyRead(int most, Duration time, LongSupplier clock) {
        this.nanos = time.toNanos();
        this.clock = clock;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kept<V>> eldest) {
                return size() > most;
            }
        };
    }

    /** The value of a name, read if it is not known; that there is none is not remembered. */
    Optional<V> get(String name, Supplier<Optional<V>> read) {
        // Before reading: what is read counts as old as it may be.
        long now = clock.getAsLong();
        synchronized (known) {
            var kept = known.get(name);
            if (kept != null && now - kept.since() < nanos) {
                return Optional.of(kept.value());
            }
        }
        var value = read.get();
        value.ifPresent(found -> {
            synchronized (known) {
                known.put(name, new Kept<>(found, now));
            }
        });
        return value;
    }
}
