package org.tarnish.bench.stack;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** This process's heap, as its memory pools count it. */
final class Heap {
    private static final double MEGABYTE = 1024.0 * 1024;

    private Heap() {}

    /** Forgets what the most was. */
    static void reset() {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** The most that was in use since {@link #reset}, garbage included: the sum over pools that need not have peaked at once. */
    static double peakMegabytes() {
        return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE;
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
