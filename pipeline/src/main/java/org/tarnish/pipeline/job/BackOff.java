package org.tarnish.pipeline.job;

import java.time.Duration;

/** Pauses that double from a first to a longest one. */
final class BackOff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The pause that is due now. */
    Duration next() {
        var due = next;
        var twice = due.multipliedBy(2);
        next = twice.compareTo(longest) < 0 ? twice : longest;
        return due;
    }

    /** All is well: the next pause is the first again. */
    void reset() {
        next = first;
    }
}
