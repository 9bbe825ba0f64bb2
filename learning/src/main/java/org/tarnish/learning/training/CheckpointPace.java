package org.tarnish.learning.training;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often a run saves a checkpoint while an epoch lasts, besides the one after each epoch. What a run gives does not
 * depend on it.
 *
 * @param between least time from one checkpoint to the next within an epoch
 * @param nanoTime a clock in nanoseconds with any origin
 */
public record CheckpointPace(Duration between, LongSupplier nanoTime) {
    private static final Duration USUAL = Duration.ofMinutes(10);

    /** Every ten minutes. */
    public static CheckpointPace usual() {
        return new CheckpointPace(USUAL, System::nanoTime);
    }

    /** Whether another checkpoint is due. */
    boolean isDue(long last) {
        return nanoTime.getAsLong() - last >= between.toNanos();
    }
}
