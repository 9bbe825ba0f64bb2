package org.tarnish.machine.retry;

import java.time.Duration;

/** How time passes; tests let it pass at once. */
@FunctionalInterface
public interface Time {
    /** Returns after so long. */
    void pause(Duration time) throws InterruptedException;

    /** Nanoseconds since some moment, as {@link System#nanoTime}. */
    default long nanos() {
        return System.nanoTime();
    }

    /** Real time: the thread sleeps. */
    static Time real() {
        return time -> Thread.sleep(time.toMillis());
    }
}
