package org.tarnish.bench.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.tarnish.local.launcher.Stack;

/** What a stack takes that has nothing to do. */
public final class IdleBenchmark {
    /** The JVMs still compile, and clients of the broker still join. */
    private static final Duration SETTLING = Duration.ofSeconds(15);

    private final Stack stack;

    /** @param stack that this process launched and nobody else uses */
    public IdleBenchmark(Stack stack) {
        this.stack = stack;
    }

    /**
     * What it took over some time.
     *
     * @param percent of one core, by process
     * @param storeRequests per second, by kind
     * @param messages per second, by topic
     */
    record Idling(Map<String, Double> percent, Map<String, Double> storeRequests, Map<String, Double> messages) {
        static Idling between(Reading before, Reading after) throws IOException {
            var seconds = after.since(before).toNanos() / 1e9;
            var percent = new TreeMap<String, Double>();
            after.cpuSince(before).forEach((name, cpu) -> percent.put(name, 100 * cpu.toNanos() / 1e9 / seconds));
            return new Idling(
                    percent,
                    rates(after.storeRequestsSince(before), seconds),
                    rates(after.messagesSince(before), seconds));
        }

        private static Map<String, Double> rates(Map<String, Long> counts, double seconds) {
            var rates = new TreeMap<String, Double>();
            counts.forEach((name, count) -> rates.put(name, count / seconds));
            return rates;
        }
    }

    /** Waits a while, measures so long, and tells the result in lines. */
    public List<String> measure(Duration time) throws IOException, InterruptedException {
        try (var probe = new Probe(stack)) {
            TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
            var before = probe.read();
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            return IdleTables.lines(Idling.between(before, probe.read()));
        }
    }
}
