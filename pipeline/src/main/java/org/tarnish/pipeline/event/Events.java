package org.tarnish.pipeline.event;

import java.util.List;

/** Where events go. */
public interface Events {
    /**
     * Tells facts; returns when the broker has all of them.
     *
     * @throws org.tarnish.pipeline.job.BrokerUnavailable if it may not have all
     */
    void tellAll(List<Fact> facts);

    /**
     * Tells the owner of an attempt; returns when the broker has it.
     *
     * @throws org.tarnish.pipeline.job.BrokerUnavailable if it may not have it
     */
    void tell(AttemptEvent event);

    /** Tells progress; may be lost. */
    void progress(TaskProgress progress);

    /** Tells how far an experiment is; may be lost. */
    void progress(Standing standing);
}
