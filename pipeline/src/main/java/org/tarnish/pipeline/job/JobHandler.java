package org.tarnish.pipeline.job;

import java.util.function.BooleanSupplier;
import org.apache.kafka.common.header.Headers;
import org.tarnish.pipeline.event.Job;

/** Does jobs. */
@FunctionalInterface
public interface JobHandler {
    /** Whether a job may be taken now; asked again and again while it says no. */
    default boolean ready() {
        return true;
    }

    /** Does one job and says what shall become of its message; never throws for a job that cannot be done. */
    Verdict handle(Job job, Delivery delivery);

    /**
     * How a job came.
     *
     * @param count 1 for the first delivery; more after a worker crashed or gave the job back
     * @param headers of its message, such as the trace context
     * @param stopping true once the worker must give the job back
     */
    record Delivery(int count, Headers headers, BooleanSupplier stopping) {}

    /** What becomes of a job's message. */
    enum Verdict {
        /** The job needs nothing more. */
        ACCEPT,
        /** Another delivery is wanted, now. */
        RELEASE
    }
}
