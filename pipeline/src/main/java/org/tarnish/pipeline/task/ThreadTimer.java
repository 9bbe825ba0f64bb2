package org.tarnish.pipeline.task;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.tarnish.machine.thread.Threads;

/** A timer whose calls run in a thread of its own, one after the other. */
public final class ThreadTimer implements TaskTimer, AutoCloseable {
    private final ScheduledExecutorService thread = Threads.clockwork("task-timer");

    @Override
    public Timed every(Duration interval, Runnable beat) {
        long millis = interval.toMillis();
        return timed(beat, call -> thread.scheduleWithFixedDelay(call, millis, millis, TimeUnit.MILLISECONDS));
    }

    @Override
    public Timed after(Duration delay, Runnable call) {
        return timed(call, once -> thread.schedule(once, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static Timed timed(Runnable call, Function<Runnable, Future<?>> schedule) {
        var lock = new Object();
        var scheduled = schedule.apply(() -> {
            synchronized (lock) {
                call.run();
            }
        });
        return () -> {
            scheduled.cancel(false);
            synchronized (lock) {
                // A call that had begun is over now.
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
