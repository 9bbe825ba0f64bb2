package org.tarnish.pipeline.task;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.tarnish.machine.thread.Threads;

/** A heart that beats in a thread of its own. */
public final class ThreadHeart implements Heart, AutoCloseable {
    private final ScheduledExecutorService thread = Threads.clockwork("heart");

    @Override
    public Beating every(Duration interval, Runnable beat) {
        long millis = interval.toMillis();
        return beating(beat, call -> thread.scheduleWithFixedDelay(call, millis, millis, TimeUnit.MILLISECONDS));
    }

    @Override
    public Beating after(Duration delay, Runnable call) {
        return beating(call, once -> thread.schedule(once, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static Beating beating(Runnable call, Function<Runnable, Future<?>> schedule) {
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
