package org.tarnish.pipeline.job;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.tarnish.pipeline.job.JobHandler.Verdict;

/** A clock that moves only when somebody waits, and things that happen at given times. */
final class SimulatedPace implements Pace {
    private record Event(long at, long number, Runnable action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long now;
    private long numbers;
    private boolean stopping;

    /** Lets something happen that long after now. */
    void after(Duration delay, Runnable action) {
        events.add(new Event(now + delay.toNanos(), numbers++, action));
    }

    /** Lets the poller end that long after now. */
    void stopAfter(Duration delay) {
        after(delay, () -> stopping = true);
    }

    /** The process sleeps: time passes, and what should have happened happens late. */
    void sleep(Duration length) {
        now += length.toNanos();
    }

    /** Lets time pass. */
    void pass(Duration length) {
        long end = now + length.toNanos();
        while (now < end) {
            step(end);
        }
    }

    /** Moves to the next event, at most to then. */
    private void step(long end) {
        if (events.isEmpty() || events.peek().at() > end) {
            now = Math.max(now, end);
        } else {
            var event = events.poll();
            now = Math.max(now, event.at());
            event.action().run();
        }
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public boolean stopping() {
        return stopping;
    }

    @Override
    public void pause(Duration length) {
        long end = now + length.toNanos();
        while (now < end && !stopping) {
            step(end);
        }
    }

    @Override
    public Optional<Verdict> await(Future<Verdict> running, Duration atMost) throws ExecutionException {
        long end = now + atMost.toNanos();
        while (!running.isDone() && now < end) {
            step(end);
        }
        try {
            return running.isDone() ? Optional.of(running.get()) : Optional.empty();
        } catch (InterruptedException e) {
            throw new AssertionError("a job that is done does not wait", e);
        }
    }
}
