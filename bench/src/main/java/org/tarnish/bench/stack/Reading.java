package org.tarnish.bench.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counters of a running stack at one moment, all of which only grow.
 *
 * @param nanos of {@link System#nanoTime}
 * @param processes by process id
 * @param storeRequests by what they are about
 * @param messages records ever written, by topic
 */
record Reading(
        long nanos, Map<Long, Processes.Usage> processes, Map<String, Long> storeRequests, Map<String, Long> messages) {
    Reading {
        processes = Map.copyOf(processes);
        storeRequests = Map.copyOf(storeRequests);
        messages = Map.copyOf(messages);
    }

    /** Time from an earlier reading to this one. */
    Duration since(Reading before) {
        return Duration.ofNanos(nanos - before.nanos);
    }

    /**
     * CPU time from an earlier reading to this one by name, processes of one name together.
     *
     * @throws IOException if a process has ended in between, for its last share is not known
     */
    Map<String, Duration> cpuSince(Reading before) throws IOException {
        var cpu = new TreeMap<String, Duration>();
        for (var old : before.processes.entrySet()) {
            var now = processes.get(old.getKey());
            if (now == null) {
                throw new IOException(old.getValue().name() + " (process " + old.getKey()
                        + ") ended while it was measured: see its log in the data folder, and measure again.");
            }
            cpu.merge(now.name(), now.cpu().minus(old.getValue().cpu()), Duration::plus);
        }
        return cpu;
    }

    /** Requests that the store has had from an earlier reading to this one; kinds without any are left out. */
    Map<String, Long> storeRequestsSince(Reading before) {
        return growth(before.storeRequests, storeRequests);
    }

    /** Records written from an earlier reading to this one; topics without any are left out. */
    Map<String, Long> messagesSince(Reading before) {
        return growth(before.messages, messages);
    }

    /** The most resident memory that the processes ever had, by name; what the system does not tell is left out. */
    Map<String, Double> peakMegabytes() {
        var peaks = new TreeMap<String, Double>();
        for (var usage : processes.values()) {
            usage.peakMegabytes().ifPresent(peak -> peaks.merge(usage.name(), peak, Double::sum));
        }
        return peaks;
    }

    private static Map<String, Long> growth(Map<String, Long> before, Map<String, Long> after) {
        var growth = new TreeMap<String, Long>();
        after.forEach((name, count) -> growth.put(name, count - before.getOrDefault(name, 0L)));
        growth.values().removeIf(count -> count == 0);
        return growth;
    }
}
