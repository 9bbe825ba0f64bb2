package org.tarnish.bench.minimal;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Time since its making: that of the wall, and that of the cores, which other programs disturb less. */
final class Clock {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long begun = System.nanoTime();
    private final long cpuBegun = system.getProcessCpuTime();

    /**
     * What has passed.
     *
     * @param seconds of wall time
     * @param cpuSeconds that all threads of this process computed, together
     */
    record Time(double seconds, double cpuSeconds) {}

    Time read() {
        return new Time((System.nanoTime() - begun) / 1e9, (system.getProcessCpuTime() - cpuBegun) / 1e9);
    }
}
