package org.tarnish.scheduling;

import java.time.Duration;
import java.time.Instant;

/**
 * How many jobs of a queue may wait for a worker: about as many as leave it in half a second. So every worker is busy
 * and yet a small experiment never waits behind a large one for longer. However many workers come, the window follows
 * within seconds, since each job that begins makes room for more.
 */
final class Window {
    private static final int LEAST = 2;
    private static final double AHEAD_SECONDS = 0.5;
    private static final double MEMORY_SECONDS = 1;

    private double rate;
    private Instant last = Instant.EPOCH;

    /** A job that waited has begun or ended. */
    void left(Instant now) {
        decay(now);
        rate += 1 / MEMORY_SECONDS;
    }

    int size(Instant now) {
        return LEAST + leaving(now);
    }

    /** How many jobs an experiment may have before it is another's turn: what leaves in half a second, or one. */
    int ahead(Instant now) {
        return Math.max(1, leaving(now));
    }

    private int leaving(Instant now) {
        decay(now);
        return (int) Math.ceil(rate * AHEAD_SECONDS - 1e-3);
    }

    private void decay(Instant now) {
        double seconds = Duration.between(last, now).toNanos() / 1e9;
        rate *= Math.exp(-Math.max(0, seconds) / MEMORY_SECONDS);
        last = now;
    }
}
