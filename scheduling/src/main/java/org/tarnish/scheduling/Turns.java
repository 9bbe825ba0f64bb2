package org.tarnish.scheduling;

import java.util.ArrayDeque;
import org.tarnish.experiment.plan.JobQueue;

/**
 * Which experiment has the next job of a queue: one after the other, a job each. Jobs that run one network are handed out
 * several at a time where they are short, for whoever does them would load networks of all experiments by turns. Not
 * thread-safe.
 */
final class Turns {
    private final JobQueue queue;
    private final ArrayDeque<Tracked> waiting = new ArrayDeque<>();
    private Tracked last;
    private int row;

    Turns(JobQueue queue) {
        this.queue = queue;
    }

    /** A task to publish. */
    record Next(Tracked experiment, int place) {}

    /** An experiment has something for the queue, and had nothing before. */
    void add(Tracked experiment) {
        waiting.add(experiment);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /**
     * What is next; null if that was of an experiment that has ended.
     *
     * @param most jobs of one network in a row
     */
    Next next(int most) {
        var experiment = waiting.poll();
        var place = experiment.ended ? null : experiment.next(queue);
        if (place == null) {
            return null;
        }
        row = experiment == last ? row + 1 : 1;
        last = experiment;
        if (experiment.hasNext(queue)) {
            if (row < most && experiment.goesOn(queue)) {
                waiting.addFirst(experiment);
            } else {
                waiting.addLast(experiment);
                last = null;
            }
        }
        return new Next(experiment, place);
    }
}
