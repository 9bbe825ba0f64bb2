package org.tarnish.learning.training;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The most memory that was seen in use on a device. Asking a device takes a call of its driver, so it is asked after the
 * first step, after others once a second, and at the end. Not thread-safe.
 */
final class DevicePeak {
    static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Supplier<OptionalLong> used;
    private final LongSupplier nanos;
    private boolean asked;
    private long askedAt;
    private OptionalLong most = OptionalLong.empty();

    /**
     * @param used bytes in use now, or empty for a CPU
     * @param nanos the time in nanoseconds, since anything
     */
    DevicePeak(Supplier<OptionalLong> used, LongSupplier nanos) {
        this.used = used;
        this.nanos = nanos;
    }

    /** A step was taken. */
    void stepTaken() {
        long now = nanos.getAsLong();
        if (!asked || now - askedAt >= BETWEEN.toNanos()) {
            asked = true;
            askedAt = now;
            ask();
        }
    }

    /** Bytes by whomever, empty for a CPU or before the first step. */
    OptionalLong most() {
        if (asked) {
            ask();
        }
        return most;
    }

    private void ask() {
        used.get().ifPresent(bytes -> most = OptionalLong.of(Math.max(bytes, most.orElse(0))));
    }
}
