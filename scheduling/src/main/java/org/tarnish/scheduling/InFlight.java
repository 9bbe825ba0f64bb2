package org.tarnish.scheduling;

import java.time.Instant;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.Task;

/** A task whose job is out: waiting for a worker, being worked on, or resting between two attempts. */
final class InFlight {
    /** What to do when its deadline has come. */
    enum Due {
        /** Look whether it is done or somebody is on it. */
        LOOK,
        /** Publish it again. */
        PUBLISH
    }

    final Task task;
    final JobQueue queue;
    /** Whether its job has left the queue for a worker. */
    boolean begun;
    /** The latest attempt whose end was heard. */
    int ended;
    /** How often its job was published again because nothing was heard of it. */
    int lost;

    Due due = Due.LOOK;
    Instant deadline;
    boolean looking;

    InFlight(Task task) {
        this.task = task;
        this.queue = task.spec().queue();
    }
}
