package org.tarnish.bench.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What tasks cost whose work is nothing. Everything that happened while they went through counts, idling included, and
 * is divided by the number of all tasks of the plan.
 *
 * @param tasks that were asked for
 * @param planned tasks of the plan, the few of its one run and its report among them
 * @param seconds from the publication of the request to the end of the experiment
 * @param cpuMillisByProcess per task, processes of one name together
 * @param storeCallsByKind per task, HTTP requests that reached the store
 * @param messagesByTopic per task, without the broker's own topics
 * @param peakMegabytesByProcess the most resident memory since the start of each process
 * @param launcherHeapMegabytes the most heap in use in the launcher, garbage included, while they went through
 */
public record PipelineCost(
        int tasks,
        int planned,
        double seconds,
        double tasksPerSecond,
        double cpuMillisPerTask,
        Map<String, Double> cpuMillisByProcess,
        double storeCallsPerTask,
        Map<String, Double> storeCallsByKind,
        double messagesPerTask,
        Map<String, Double> messagesByTopic,
        Map<String, Double> peakMegabytesByProcess,
        double launcherHeapMegabytes) {

    /**
     * The cost by what the counters said before the request was published and after the experiment's end.
     *
     * @throws IOException if a process has ended in between
     */
    static PipelineCost of(
            int tasks, int planned, Duration time, Reading before, Reading after, double launcherHeapMegabytes)
            throws IOException {
        var cpu = each(after.cpuSince(before), used -> used.toNanos() / 1e6, planned);
        var calls = each(after.storeRequestsSince(before), Long::doubleValue, planned);
        var messages = each(after.messagesSince(before), Long::doubleValue, planned);
        var seconds = time.toNanos() / 1e9;
        return new PipelineCost(
                tasks,
                planned,
                seconds,
                planned / seconds,
                sum(cpu),
                cpu,
                sum(calls),
                calls,
                sum(messages),
                messages,
                after.peakMegabytes(),
                launcherHeapMegabytes);
    }

    private static <T> Map<String, Double> each(Map<String, T> amounts, ToDoubleFunction<T> number, int tasks) {
        var perTask = new TreeMap<String, Double>();
        amounts.forEach((name, amount) -> perTask.put(name, number.applyAsDouble(amount) / tasks));
        return perTask;
    }

    private static double sum(Map<String, Double> amounts) {
        return amounts.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
