package org.tarnish.machine.retry;

import java.time.Duration;

/** The tries of one call: how many there were, and when the next may begin. Made when the first begins, for one thread. */
public final class Tries {
    private final Pauses pauses;
    private final Time time;
    private final long begun;
    private int count = 1;

    public Tries(Pauses pauses, Time time) {
        this.pauses = pauses;
        this.time = time;
        this.begun = time.nanos();
    }

    /** How many have begun. */
    public int count() {
        return count;
    }

    /** Time since the first began. */
    public Duration spent() {
        return Duration.ofNanos(time.nanos() - begun);
    }

    /**
     * Lets the pause before the next try pass.
     *
     * @return whether there is a next try; if not, no time has passed
     */
    public boolean again() throws InterruptedException {
        var pause = pauses.next(count, spent());
        if (pause.isEmpty()) {
            return false;
        }
        time.pause(pause.get());
        count++;
        return true;
    }
}
