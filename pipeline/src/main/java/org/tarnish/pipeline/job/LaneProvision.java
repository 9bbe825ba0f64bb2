package org.tarnish.pipeline.job;

import org.tarnish.pipeline.event.Lane;

/** Makes the topic and the share group of a lane, and whatever else of Kafka's is missing. */
@FunctionalInterface
public interface LaneProvision {
    /**
     * Makes what is missing; if nothing is, it only looks.
     *
     * @return whether anything was missing
     * @throws RuntimeException if the broker is away
     */
    boolean provide(Lane lane) throws InterruptedException;
}
