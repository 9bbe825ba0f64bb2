package org.tarnish.bench.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tarnish.cli.client.TextTable;

/** Costs for people: a table of the sums and one for each of their parts, a row per number of tasks. */
final class PipelineTables {
    private static final String CPU = "%.2f";
    private static final String COUNT = "%.3f";
    private static final String MEGABYTES = "%.0f";

    private PipelineTables() {}

    static List<String> lines(List<PipelineCost> costs) {
        return Stream.of(
                        sums(costs),
                        parts("CPU per task, ms", costs, PipelineCost::cpuMillisByProcess, CPU),
                        parts("Requests to the store per task", costs, PipelineCost::storeCallsByKind, COUNT),
                        parts(
                                "Messages per task (without the broker's own topics, whose names begin with __)",
                                costs,
                                PipelineCost::messagesByTopic,
                                COUNT),
                        parts(
                                "Most memory since the start, MB",
                                costs,
                                PipelineCost::peakMegabytesByProcess,
                                MEGABYTES))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> sums(List<PipelineCost> costs) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "tasks", "seconds", "tasks/s", "CPU ms/task", "store/task", "messages/task", "launcher's heap, MB"));
        for (var cost : costs) {
            rows.add(List.of(
                    Integer.toString(cost.tasks()),
                    text("%.1f", cost.seconds()),
                    text("%.1f", cost.tasksPerSecond()),
                    text(CPU, cost.cpuMillisPerTask()),
                    text(COUNT, cost.storeCallsPerTask()),
                    text(COUNT, cost.messagesPerTask()),
                    text(MEGABYTES, cost.launcherHeapMegabytes())));
        }
        return TextTable.lines(rows);
    }

    private static List<String> parts(
            String title, List<PipelineCost> costs, Function<PipelineCost, Map<String, Double>> parts, String format) {
        var names = new TreeSet<String>();
        costs.forEach(cost -> names.addAll(parts.apply(cost).keySet()));
        if (names.isEmpty()) {
            return List.of("", title + ": not known on this system.");
        }
        var rows = new ArrayList<List<String>>();
        rows.add(Stream.concat(Stream.of("tasks"), names.stream()).toList());
        for (var cost : costs) {
            var amounts = parts.apply(cost);
            rows.add(Stream.concat(
                            Stream.of(Integer.toString(cost.tasks())),
                            names.stream()
                                    .map(name -> amounts.containsKey(name) ? text(format, amounts.get(name)) : "-"))
                    .toList());
        }
        return Stream.concat(Stream.of("", title), TextTable.lines(rows).stream())
                .toList();
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
