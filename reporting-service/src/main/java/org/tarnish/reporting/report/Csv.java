package org.tarnish.reporting.report;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comma-separated values after RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe in front;
 * numbers have full precision and a point; what is missing or not a finite number is empty.
 */
final class Csv {
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");

    private final StringBuilder text = new StringBuilder();
    private final int columns;

    Csv(String... columns) {
        this.columns = columns.length;
        row(List.of((Object[]) columns));
    }

    /** Adds a line: texts, numbers and nulls. */
    Csv add(Object... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException("a row must have " + columns + " values, had " + values.length);
        }
        row(Arrays.asList(values));
        return this;
    }

    String content() {
        return text.toString();
    }

    private void row(List<Object> values) {
        text.append(values.stream().map(Csv::field).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String field(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? number.toString() : "";
        }
        var text = value.toString();
        var safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
