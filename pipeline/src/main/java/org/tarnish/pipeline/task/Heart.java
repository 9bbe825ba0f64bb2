package org.tarnish.pipeline.task;

import java.time.Duration;

/** Calls something beside a running task. */
public interface Heart {
    /** Calls again and again, the first time after the interval; ends when closed, and no call runs after that. */
    Beating every(Duration interval, Runnable beat);

    /** Calls once after a while, unless closed before; no call runs after that. */
    Beating after(Duration delay, Runnable call);

    /** A beating heart. */
    interface Beating extends AutoCloseable {
        @Override
        void close();
    }
}
