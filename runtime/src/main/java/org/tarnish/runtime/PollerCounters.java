package org.tarnish.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.tarnish.pipeline.event.Lane;
import org.tarnish.pipeline.job.PollerWatch;

/** Counts what befalls the pollers. */
final class PollerCounters implements PollerWatch {
    private final Counter errors;
    private final Counter restarts;
    private final Counter full;

    PollerCounters(MeterRegistry metrics) {
        this.errors = metrics.counter("kafka.errors");
        this.restarts = metrics.counter("jobs.poller.restarts");
        this.full = metrics.counter("jobs.lanes.full");
    }

    @Override
    public void kafkaFailed() {
        errors.increment();
    }

    @Override
    public void restarted() {
        restarts.increment();
    }

    @Override
    public void laneFull(Lane lane) {
        full.increment();
    }
}
