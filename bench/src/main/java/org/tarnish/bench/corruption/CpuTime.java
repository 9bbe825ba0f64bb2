package org.tarnish.bench.corruption;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The CPU time of the measuring thread, which other processes disturb least; one number for each round. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuTime {
    /** Milliseconds of CPU that one call of the last round took. */
    public double milliseconds;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long begun;
    private long calls;
    private long callsBefore;

    @Setup(Level.Iteration)
    public void begin() {
        callsBefore = calls;
        begun = threads.getCurrentThreadCpuTime();
    }

    /** To be called once in each call that is measured; returns its number, from 0 on. Not public: JMH would count it. */
    long next() {
        return calls++;
    }

    @TearDown(Level.Iteration)
    public void end() {
        milliseconds = (threads.getCurrentThreadCpuTime() - begun) / 1e6 / (calls - callsBefore);
    }
}
