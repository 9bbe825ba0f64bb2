package org.tarnish.bench.corruption;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** Measures the CPU time of the calling thread, which other processes disturb least. */
final class CpuClock {
    private static final int ROUNDS = 7;
    private static final long WARM_UP_NANOS = 1_000_000_000L;
    private static final long ROUND_NANOS = 60_000_000L;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /**
     * Milliseconds of CPU that one call takes: the median of rounds of many calls each, after a warm-up.
     *
     * @param call told the number of the call
     */
    double milliseconds(LongConsumer call) {
        var calls = 0L;
        var begun = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - begun < WARM_UP_NANOS) {
            call.accept(calls++);
        }
        var inRound = Math.max(1, calls * ROUND_NANOS / WARM_UP_NANOS);
        var rounds = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            var start = threads.getCurrentThreadCpuTime();
            for (var i = 0L; i < inRound; i++) {
                call.accept(calls++);
            }
            rounds[round] = (threads.getCurrentThreadCpuTime() - start) / 1e6 / inRound;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }
}
