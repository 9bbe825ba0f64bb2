package org.tarnish.pipeline.fake;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.pipeline.event.AttemptEvent;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.job.BrokerUnavailable;

/** Keeps events for tests to look at. */
public final class RecordedEvents implements Events {
    private final List<Fact> facts = new ArrayList<>();
    private final List<AttemptEvent> attempts = new ArrayList<>();
    private final List<TaskProgress> progress = new ArrayList<>();
    private final List<Standing> standings = new ArrayList<>();
    private boolean failing;

    @Override
    public synchronized void tellAll(List<Fact> told) {
        facts.addAll(told);
    }

    /** Lets the next telling of an attempt fail, as if the broker were away. */
    public synchronized void failNextTelling() {
        failing = true;
    }

    @Override
    public synchronized void tell(AttemptEvent event) {
        if (failing) {
            failing = false;
            throw new BrokerUnavailable("the broker is away", null);
        }
        attempts.add(event);
    }

    @Override
    public synchronized void progress(TaskProgress event) {
        progress.add(event);
    }

    @Override
    public synchronized void progress(Standing standing) {
        standings.add(standing);
    }

    public synchronized List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** The facts of one type, in order. */
    public <F extends Fact> List<F> facts(Class<F> type) {
        return facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** What workers said, in order. */
    public synchronized List<AttemptEvent> attempts() {
        return List.copyOf(attempts);
    }

    /** What workers said of one type, in order. */
    public <E extends AttemptEvent> List<E> attempts(Class<E> type) {
        return attempts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    public synchronized List<TaskProgress> progress() {
        return List.copyOf(progress);
    }

    public synchronized List<Standing> standings() {
        return List.copyOf(standings);
    }
}
