package org.tarnish.experiment.plan;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The identity of tasks: kind, a dash, and the first 24 hex digits of the SHA-256 of the kind's revision and every
 * component of the specification, written in one canonical form. It depends neither on JSON libraries nor on the order
 * of mappings. A component that is itself marked {@code @JsonInclude} counts only where it is neither null nor an empty
 * list, so that one can be added and what does not use it keeps its identity. A list of one that JSON shows without its
 * brackets counts as that one.
 */
public final class TaskId {
    private static final int HEX_DIGITS = 24;

    private TaskId() {}

    /** The id of the task with this specification. */
    public static String of(TaskSpec spec) {
        var text = new StringBuilder();
        append(text, spec.taskKind().revision());
        append(text, spec);
        return spec.taskKind().label() + "-" + sha256(text.toString()).substring(0, HEX_DIGITS);
    }

    /** The kind of the task with this id. */
    public static TaskKind kind(String id) {
        return TaskKind.of(id.substring(0, id.indexOf('-')));
    }

    /** The SHA-256 of a text's UTF-8 bytes in hexadecimal digits. */
    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void append(StringBuilder text, Object value) {
        if (value == null) {
            text.append('~');
        } else if (value instanceof Record entry) {
            text.append(entry.getClass().getSimpleName()).append('(');
            for (var component : entry.getClass().getRecordComponents()) {
                var part = read(component, entry);
                boolean empty = part == null || part instanceof List<?> list && list.isEmpty();
                if (!empty || !component.getAccessor().isAnnotationPresent(JsonInclude.class)) {
                    text.append(component.getName()).append('=');
                    append(text, isWrittenBare(component, part) ? ((List<?>) part).get(0) : part);
                }
            }
            text.append(')');
        } else if (value instanceof List<?> list) {
            text.append('[');
            list.forEach(item -> append(text, item));
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            new TreeMap<>(map).forEach((key, item) -> {
                append(text, key);
                append(text, item);
            });
            text.append('}');
        } else if (value instanceof Enum<?> constant) {
            text.append(constant.name()).append(';');
        } else if (value instanceof Double || value instanceof Float) {
            text.append(((Number) value).doubleValue()).append(';');
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value).append(';');
        } else if (value instanceof String string) {
            text.append(string.length()).append('"').append(string).append(';');
        } else {
            throw new IllegalArgumentException(
                    "a task's specification cannot hold a " + value.getClass().getName());
        }
    }

    private static boolean isWrittenBare(RecordComponent component, Object part) {
        var format = component.getAccessor().getAnnotation(JsonFormat.class);
        return part instanceof List<?> list
                && list.size() == 1
                && format != null
                && Arrays.asList(format.with()).contains(JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED);
    }

    private static Object read(RecordComponent component, Record entry) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(entry);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of " + entry.getClass(), e);
        }
    }
}
