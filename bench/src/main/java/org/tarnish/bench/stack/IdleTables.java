package org.tarnish.bench.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.tarnish.cli.client.TextTable;

/** What an idle stack takes, for people. */
final class IdleTables {
    private IdleTables() {}

    static List<String> lines(IdleBenchmark.Idling idling) {
        return Stream.of(
                        table("process", "% of one core", idling.percent()),
                        List.of(""),
                        table("requests to the store for", "a second", idling.storeRequests()),
                        List.of(""),
                        table("messages to topic", "a second", idling.messages()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> table(String what, String unit, Map<String, Double> amounts) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(what, unit));
        amounts.forEach((name, amount) -> rows.add(List.of(name, text(amount))));
        rows.add(List.of(
                "all",
                text(amounts.values().stream().mapToDouble(Double::doubleValue).sum())));
        return TextTable.lines(rows);
    }

    private static String text(double amount) {
        return String.format(Locale.ROOT, "%.2f", amount);
    }
}
