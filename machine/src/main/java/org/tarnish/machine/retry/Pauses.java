package org.tarnish.machine.retry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait before each further try, and when there is none. */
@FunctionalInterface
public interface Pauses {
    /**
     * The pause before the next try; empty if there is to be none.
     *
     * @param tries that have failed, at least 1
     * @param spent time since the first began
     */
    Optional<Duration> next(int tries, Duration spent);

    /** These, one before each further try; a try that would begin later than {@code most} after the first is left out. */
    static Pauses listed(List<Duration> pauses, Duration most) {
        return (tries, spent) -> tries > pauses.size()
                ? Optional.empty()
                : Optional.of(pauses.get(tries - 1))
                        .filter(pause -> spent.plus(pause).compareTo(most) <= 0);
    }

    /** Twice as long each time, up to a bound; the last ends, and with it the tries, when patience does. */
    static Pauses doubling(Duration first, Duration longest, Duration patience) {
        return (tries, spent) -> {
            var left = Duration.ofMillis(patience.minus(spent).toMillis());
            if (left.isZero() || left.isNegative()) {
                return Optional.empty();
            }
            var pause = first;
            for (int i = 1; i < tries && pause.compareTo(longest) < 0; i++) {
                pause = pause.multipliedBy(2);
            }
            return Optional.of(least(least(pause, longest), left));
        };
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
