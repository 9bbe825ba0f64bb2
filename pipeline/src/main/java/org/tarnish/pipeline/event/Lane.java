package org.tarnish.pipeline.event;

import java.util.Optional;
import org.tarnish.experiment.plan.JobQueue;

/**
 * A topic and a share group of a queue. A share group takes a limited number of members; workers beyond it go to the
 * queue's next lane.
 *
 * @param number 0 for the lane that every queue has; further ones are made when workers need them
 */
public record Lane(JobQueue queue, int number) {
    public Lane {
        if (number < 0) {
            throw new IllegalArgumentException("a lane's number must be at least 0, was " + number);
        }
    }

    /** The lane that every queue has. */
    public static Lane first(JobQueue queue) {
        return new Lane(queue, 0);
    }

    /** The lane whose share group has that name, or empty if it is no lane's. */
    public static Optional<Lane> ofGroup(String group) {
        for (var queue : JobQueue.values()) {
            if (group.equals(queue.group())) {
                return Optional.of(first(queue));
            }
            if (group.startsWith(queue.group() + ".")) {
                var number = group.substring(queue.group().length() + 1);
                // At most three digits: a foreign group of a like name must not be mistaken for a lane.
                return number.matches("[1-9][0-9]{0,2}")
                        ? Optional.of(new Lane(queue, Integer.parseInt(number)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    public Lane next() {
        return new Lane(queue, number + 1);
    }

    public String topic() {
        return queue.topic() + suffix();
    }

    /** The share group of the workers. */
    public String group() {
        return queue.group() + suffix();
    }

    private String suffix() {
        return number == 0 ? "" : "." + number;
    }
}
