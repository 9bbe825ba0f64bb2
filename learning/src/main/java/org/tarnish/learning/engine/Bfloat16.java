package org.tarnish.learning.engine;

import ai.djl.Device;
import org.tarnish.machine.processor.Processor;

/** Numbers of eight significant bits, of which some processors multiply whole matrices at once. */
public final class Bfloat16 {
    private Bfloat16() {}

    /** Whether a device is a processor that multiplies such matrices, several times as fast as those of float32. */
    public static boolean isQuickOn(Device device) {
        return !device.isGpu()
                && Processor.here().filter(Processor::multipliesBfloat16).isPresent();
    }
}
