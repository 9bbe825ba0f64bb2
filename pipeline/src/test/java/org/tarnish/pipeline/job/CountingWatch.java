package org.tarnish.pipeline.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.tarnish.pipeline.event.Lane;

/** Counts what it is told. */
final class CountingWatch implements PollerWatch {
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger restarts = new AtomicInteger();
    final List<Lane> full = new CopyOnWriteArrayList<>();

    @Override
    public void kafkaFailed() {
        failures.incrementAndGet();
    }

    @Override
    public void restarted() {
        restarts.incrementAndGet();
    }

    @Override
    public void laneFull(Lane lane) {
        full.add(lane);
    }
}
