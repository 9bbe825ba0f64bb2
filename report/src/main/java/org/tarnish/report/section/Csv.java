package org.tarnish.report.section;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * Records as lines, with a column for each component that holds a single value: the names that {@code report.json}
     * has.
     */
    static <T extends Record> String of(Class<T> type, List<T> records) {
        return of(type, records, List.of(), one -> Map.of());
    }

    /**
     * The same, with further columns of numbers that a record has by name.
     *
     * @param values of a record, by the names of the further columns
     */
    static <T extends Record> String of(
            Class<T> type, List<T> records, List<String> more, Function<T, Map<String, Double>> values) {
        var components = single(type);
        var csv = new Csv(Stream.concat(components.stream().map(RecordComponent::getName), more.stream())
                .toArray(String[]::new));
        records.forEach(one -> csv.add(Stream.concat(
                        components.stream().map(component -> value(component, one)),
                        more.stream().map(values.apply(one)::get))
                .toArray()));
        return csv.content();
    }

    private static List<RecordComponent> single(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !Collection.class.isAssignableFrom(component.getType())
                        && !Map.class.isAssignableFrom(component.getType()))
                .toList();
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component + " of " + of, e);
        }
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
