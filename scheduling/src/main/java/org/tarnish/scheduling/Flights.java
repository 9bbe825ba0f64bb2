package org.tarnish.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.Task;

/** The tasks whose jobs are out, how many of them wait in each queue, and when to look after each. Not thread-safe. */
final class Flights {
    /** When a job of which nothing is heard is looked for; doubles each time it was lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOST_DOUBLINGS = 5;

    /** How often a task that somebody is on is looked at. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final Clock clock;
    private final Map<String, InFlight> byTask = new HashMap<>();
    private final PriorityQueue<Deadline> deadlines = new PriorityQueue<>();
    private final Map<JobQueue, Window> windows = new EnumMap<>(JobQueue.class);
    private final Map<JobQueue, Integer> busy = new EnumMap<>(JobQueue.class);
    private final Map<JobQueue, Integer> waiting = new EnumMap<>(JobQueue.class);

    Flights(Clock clock) {
        this.clock = clock;
        for (var queue : JobQueue.values()) {
            windows.put(queue, new Window());
            waiting.put(queue, 0);
            busy.put(queue, 0);
        }
    }

    private record Deadline(Instant at, String task) implements Comparable<Deadline> {
        @Override
        public int compareTo(Deadline other) {
            int order = at.compareTo(other.at);
            return order != 0 ? order : task.compareTo(other.task);
        }
    }

    Collection<InFlight> all() {
        return byTask.values();
    }

    Optional<InFlight> of(String task) {
        return Optional.ofNullable(byTask.get(task));
    }

    /** Whether a flight has not landed. */
    boolean isUp(InFlight flight) {
        return byTask.get(flight.task.id()) == flight;
    }

    /** Whether one more job may wait in a queue. */
    boolean haveRoom(JobQueue queue) {
        return waiting.get(queue) < windows.get(queue).size(clock.instant());
    }

    /** How many jobs of a queue are being worked on, of those that take long enough for their workers to say so. */
    int busy(JobQueue queue) {
        return busy.get(queue);
    }

    /** How many jobs of one experiment may go to a queue one after the other. */
    int inARow(JobQueue queue) {
        return windows.get(queue).ahead(clock.instant());
    }

    /** A task's job is published, or was before this owner came. */
    InFlight launch(Task task) {
        var flight = new InFlight(task);
        byTask.put(task.id(), flight);
        waiting.merge(flight.queue, 1, Integer::sum);
        postpone(flight, PATIENCE);
        return flight;
    }

    /** A task's job is published again. */
    void launchAgain(InFlight flight) {
        flight.due = InFlight.Due.LOOK;
        if (flight.begun) {
            flight.begun = false;
            busy.merge(flight.queue, -1, Integer::sum);
            waiting.merge(flight.queue, 1, Integer::sum);
        }
        postpone(flight, PATIENCE.multipliedBy(1L << Math.min(flight.lost, MOST_DOUBLINGS)));
    }

    /** A worker is on a task; returns whether that is news. */
    boolean begin(InFlight flight) {
        flight.due = InFlight.Due.LOOK;
        postpone(flight, LOOK);
        boolean news = !flight.begun;
        if (news) {
            flight.begun = true;
            busy.merge(flight.queue, 1, Integer::sum);
            leave(flight);
        }
        return news;
    }

    /** A task rests between two attempts. */
    void rest(InFlight flight, Duration length) {
        begin(flight);
        flight.due = InFlight.Due.PUBLISH;
        postpone(flight, length);
    }

    /** A task has ended, or nobody wants it any more. */
    void land(String task) {
        var flight = byTask.remove(task);
        if (flight != null && flight.begun) {
            busy.merge(flight.queue, -1, Integer::sum);
        } else if (flight != null) {
            leave(flight);
        }
    }

    private void leave(InFlight flight) {
        waiting.merge(flight.queue, -1, Integer::sum);
        windows.get(flight.queue).left(clock.instant());
    }

    private void postpone(InFlight flight, Duration length) {
        flight.deadline = clock.instant().plus(length);
        deadlines.add(new Deadline(flight.deadline, flight.task.id()));
    }

    /** The flights whose deadline has come; each is told once for each deadline. */
    List<InFlight> due() {
        var now = clock.instant();
        var due = new ArrayList<InFlight>();
        while (!deadlines.isEmpty() && !deadlines.peek().at().isAfter(now)) {
            var deadline = deadlines.poll();
            var flight = byTask.get(deadline.task());
            if (flight != null && flight.deadline.equals(deadline.at()) && !flight.looking) {
                due.add(flight);
            }
        }
        return due;
    }

    /** The next deadline, if it is before a time; else that. */
    Instant nextBefore(Instant latest) {
        return deadlines.isEmpty() || deadlines.peek().at().isAfter(latest)
                ? latest
                : deadlines.peek().at();
    }
}
