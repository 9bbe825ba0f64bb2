package org.tarnish.pipeline.job;

import org.tarnish.pipeline.event.Lane;

/** Is told what befalls a poller, for metrics. */
public interface PollerWatch {
    /** Kafka refused or lost something; the poller goes on. */
    void kafkaFailed();

    /** The poller's loop died of something unforeseen and began anew. */
    void restarted();

    /** That lane takes no more workers; the poller goes to the next. */
    void laneFull(Lane lane);
}
