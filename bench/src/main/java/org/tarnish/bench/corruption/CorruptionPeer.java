package org.tarnish.bench.corruption;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashSet;
import java.util.Set;
import org.tarnish.bench.peer.Answers;
import org.tarnish.bench.peer.Job;
import org.tarnish.imaging.corruption.SeededCorruption;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

/**
 * Tarnish beside its peers: corrupts when it is asked to, on one thread, all corruptions in one process as the services
 * do. The severities are ImageNet's at every size, for peers have no others.
 */
public final class CorruptionPeer {
    /** The JVM compiles what is called often, a little later: the first round of a job warms up longer. */
    private static final long FIRST_WARM_UP_NANOS = 2_500_000_000L;

    private static final long WARM_UP_NANOS = 100_000_000L;
    private static final long MEASURED_NANOS = 400_000_000L;
    private static final int LEAST_CALLS = 3;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Set<Job.Corrupting> warm = new HashSet<>();
    private long calls;
    private long sum;

    private CorruptionPeer() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        Answers.give(Job.Corrupting.class, new CorruptionPeer()::milliseconds);
    }

    private double milliseconds(Job.Corrupting job) {
        var corruption =
                new SeededCorruption(Corruptions.named(job.corruption()), job.severity(), SeverityTable.IMAGENET, 0);
        var image = Scene.of(job.side());
        Runnable call = () -> sum += corruption.apply(image, calls++).samples()[0];
        nanos(call, warm.add(job) ? FIRST_WARM_UP_NANOS : WARM_UP_NANOS);
        return nanos(call, MEASURED_NANOS) / 1e6;
    }

    /** Nanoseconds of CPU of one call, on average over calls of some nanoseconds together. */
    private double nanos(Runnable call, long together) {
        long begun = threads.getCurrentThreadCpuTime();
        int times = 0;
        while (times < LEAST_CALLS || threads.getCurrentThreadCpuTime() - begun < together) {
            call.run();
            times++;
        }
        return (double) (threads.getCurrentThreadCpuTime() - begun) / times;
    }
}
