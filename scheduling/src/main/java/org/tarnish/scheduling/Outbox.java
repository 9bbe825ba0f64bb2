package org.tarnish.scheduling;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.job.Outgoing;

/** What the owner has to say, kept together so that it goes out as many at once as there are. Not thread-safe. */
final class Outbox {
    private final Jobs jobs;
    private final Events events;
    private final Shelf shelf;
    private final List<Outgoing> outgoing = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    Outbox(Jobs jobs, Events events, Shelf shelf) {
        this.jobs = jobs;
        this.events = events;
        this.shelf = shelf;
    }

    /** @param next what its worker will probably be asked for then, or null */
    void publish(String experiment, Task task, TaskSpec next) {
        outgoing.add(new Outgoing(task.spec().queue(), new Job(experiment, task, next)));
    }

    void tell(Fact fact) {
        facts.add(fact);
    }

    /** An experiment is open until it is told how it ended. */
    void shut(String experiment) {
        ended.add(experiment);
    }

    void flush() {
        if (!outgoing.isEmpty()) {
            jobs.publishAll(List.copyOf(outgoing));
            outgoing.clear();
        }
        if (!facts.isEmpty()) {
            events.tellAll(List.copyOf(facts));
            facts.clear();
        }
        // Last, so that whoever dies before is followed by somebody who tells it again.
        ended.forEach(shelf::shut);
        ended.clear();
    }
}
