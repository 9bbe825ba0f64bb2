package org.tarnish.pipeline.fake;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.TaskProgress;

/** Keeps facts and progress for tests to look at. */
public final class RecordedEvents implements Events {
    private final List<Fact> facts = new ArrayList<>();
    private final List<TaskProgress> progress = new ArrayList<>();

    @Override
    public synchronized void tell(Fact fact) {
        facts.add(fact);
    }

    @Override
    public synchronized void progress(TaskProgress event) {
        progress.add(event);
    }

    public synchronized List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** The facts of one type, in order. */
    public <F extends Fact> List<F> facts(Class<F> type) {
        return facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    public synchronized List<TaskProgress> progress() {
        return List.copyOf(progress);
    }
}
