package org.tarnish.local.launcher;

import java.time.Duration;

/** How long a service that ended stays down: not at all at first, then 1, 2, 4 .. 30 seconds. */
final class RestartDelay {
    private static final Duration GOOD_RUN = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = Duration.ZERO;

    /** The pause after one more end; a service that ran for a minute or more begins at the first pause again. */
    Duration after(Duration run) {
        if (run.compareTo(GOOD_RUN) >= 0) {
            next = Duration.ZERO;
        }
        var pause = next;
        var doubled = next.isZero() ? Duration.ofSeconds(1) : next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }
}
