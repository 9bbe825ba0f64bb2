package org.tarnish.pipeline.task;

import java.time.Duration;

/** Calls something beside a running task. */
public interface TaskTimer {
    /** Calls again and again, the first time after the interval; ends when closed, and no call runs after that. */
    Timed every(Duration interval, Runnable beat);

    /** Calls once after a while, unless closed before; no call runs after that. */
    Timed after(Duration delay, Runnable call);

    /** Calls that are still to come. */
    interface Timed extends AutoCloseable {
        @Override
        void close();
    }
}
