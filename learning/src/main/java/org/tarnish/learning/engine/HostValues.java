package org.tarnish.learning.engine;

import ai.djl.ndarray.NDArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Values that come from the device to the host. Each reading waits until the device has computed all that was asked of it,
 * so they are counted: a step of training reads once, and an evaluation once for each batch.
 */
public final class HostValues {
    private static final AtomicLong READINGS = new AtomicLong();

    private HostValues() {}

    /** All values, in row-major order. */
    public static float[] of(NDArray tensor) {
        READINGS.incrementAndGet();
        return tensor.toFloatArray();
    }

    /** The only value of a tensor that has one. */
    public static float single(NDArray tensor) {
        READINGS.incrementAndGet();
        return tensor.getFloat();
    }

    /** How often values were read since this process began. */
    public static long readings() {
        return READINGS.get();
    }
}
