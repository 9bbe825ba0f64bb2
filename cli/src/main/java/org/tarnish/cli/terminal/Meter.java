package org.tarnish.cli.terminal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.tarnish.cli.corrupt.CorruptProgress;

/**
 * Shows how far work on images is: a bar with rate and time left on a terminal, else a line every few seconds. Safe for
 * concurrent use.
 */
public final class Meter implements CorruptProgress, AutoCloseable {
    private static final long MILLIS_BETWEEN_LOOKS = 200;
    private static final long LOOKS_BETWEEN_LINES = 25;

    private final Screen screen;
    private final LongAdder added = new LongAdder();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "meter");
        thread.setDaemon(true);
        return thread;
    });
    private Phase phase = new Phase("", 0, 0, System.nanoTime());
    private long looks;

    private record Phase(String what, long before, long total, long begun) {}

    public Meter(Screen screen) {
        this.screen = screen;
        var unused = clock.scheduleWithFixedDelay(
                this::look, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void begin(String what, long done, long total) {
        added.reset();
        phase = new Phase(what, done, total, System.nanoTime());
        looks = 0;
    }

    @Override
    public void add(long images) {
        added.add(images);
    }

    @Override
    public void say(String line) {
        screen.say(line);
    }

    private synchronized void look() {
        looks++;
        if (phase.total == 0) {
            return;
        }
        var line = line(phase.what, phase.before, added.sum(), phase.total, System.nanoTime() - phase.begun);
        if (screen.isTerminal()) {
            screen.show(List.of(line));
        } else if (looks % LOOKS_BETWEEN_LINES == 0) {
            screen.say(line);
        }
    }

    /** {@code corrupting [######------] 475000/950000, 8123 images/s, 0:58 left}. */
    static String line(String what, long before, long added, long total, long nanos) {
        var done = before + added;
        var rate = nanos > 0 ? added / (nanos / 1e9) : 0;
        return what + " " + Bar.of(done, total) + " " + done + "/" + total
                + (rate > 0 ? ", " + Bar.number(rate) + " images/s" : "") + Bar.left(total - done, rate);
    }

    /** How long a time was, such as {@code 1:58}. */
    public static String time(Duration time) {
        return Bar.time(time);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        screen.show(List.of());
    }
}
