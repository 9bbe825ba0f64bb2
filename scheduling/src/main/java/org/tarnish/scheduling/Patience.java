package org.tarnish.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.job.BrokerUnavailable;
import org.tarnish.pipeline.store.StoreUnavailable;

/** Repeats a call for as long as the store or the broker is away, and says for how long it has waited. */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final Pauses pauses;
    private final BooleanSupplier stopped;

    Patience(Clock clock, Pauses pauses, BooleanSupplier stopped) {
        this.clock = clock;
        this.pauses = pauses;
        this.stopped = stopped;
    }

    /** How a thread waits. */
    @FunctionalInterface
    interface Pauses {
        void pause(Duration duration) throws InterruptedException;
    }

    /**
     * @throws Stopped if nobody waits for the answer any more
     */
    <T> T until(Supplier<T> call) {
        var start = clock.instant();
        var pause = FIRST_PAUSE;
        while (true) {
            if (stopped.getAsBoolean()) {
                throw new Stopped();
            }
            try {
                return call.get();
            } catch (StoreUnavailable | BrokerUnavailable e) {
                LOG.warn(
                        "waiting for {} s: {}",
                        Duration.between(start, clock.instant()).toSeconds(),
                        e.getMessage());
            }
            try {
                pauses.pause(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Stopped();
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    void until(Runnable call) {
        until(() -> {
            call.run();
            return null;
        });
    }
}
