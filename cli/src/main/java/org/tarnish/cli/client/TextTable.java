package org.tarnish.cli.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of texts in columns. */
public final class TextTable {
    private TextTable() {}

    /** A line per row, each column as wide as its longest text, a rule under the first row; rows are equally long. */
    public static List<String> lines(List<List<String>> rows) {
        var widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                var text = row.get(column);
                line.append(text).append(" ".repeat(widths[column] - text.length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add(1, "-".repeat(IntStream.of(widths).sum() + 2 * (widths.length - 1)));
        return lines;
    }
}
