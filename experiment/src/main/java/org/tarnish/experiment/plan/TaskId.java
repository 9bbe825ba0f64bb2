package org.tarnish.experiment.plan;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tarnish.experiment.request.Spelled;
import org.tarnish.machine.file.Sha256;

/**
 * The identity of tasks: kind, a dash, and the first 24 hex digits of the SHA-256 of the kind's revision and every
 * component of the specification, written in one canonical form. It depends neither on JSON libraries nor on the order
 * of mappings. A component that is itself marked {@code @JsonInclude} counts only where it is neither null nor an empty
 * list, so that one can be added and what does not use it keeps its identity. A list of one that JSON shows without its
 * brackets counts as that one, a record that is {@link Spelled} as what it is spelled by, and a group of tasks as the list of their ids.
 */
public final class TaskId {
    private static final int HEX_DIGITS = 24;

    private TaskId() {}

    /** The id of the task with this specification. */
    public static String of(TaskSpec spec) {
        return of(spec, new TaskGroups());
    }

    /** The id of the task with this specification, which reads the tasks of groups that are known. */
    public static String of(TaskSpec spec, TaskGroups groups) {
        var text = new StringBuilder();
        append(text, spec.taskKind().revision(), groups);
        append(text, spec, groups);
        return spec.taskKind().label() + "-" + Sha256.of(text.toString()).substring(0, HEX_DIGITS);
    }

    /** The kind of the task with this id. */
    public static TaskKind kind(String id) {
        return TaskKind.of(id.substring(0, id.indexOf('-')));
    }

    private static void append(StringBuilder text, Object value, TaskGroups groups) {
        if (value == null) {
            text.append('~');
        } else if (value instanceof Record entry) {
            append(text, entry, groups);
        } else if (value instanceof List<?> list) {
            text.append('[');
            list.forEach(item -> append(text, item, groups));
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            new TreeMap<>(map).forEach((key, item) -> {
                append(text, key, groups);
                append(text, item, groups);
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

    private static void append(StringBuilder text, Record entry, TaskGroups groups) {
        var spelled = entry instanceof Spelled other ? other.spelled() : entry;
        text.append(entry.getClass().getSimpleName()).append('(');
        for (var part : PARTS.get(spelled.getClass())) {
            var value = part.of(spelled, groups);
            boolean empty = value == null || value instanceof List<?> list && list.isEmpty();
            if (!empty || !part.optional()) {
                text.append(part.name()).append('=');
                append(text, part.bare() && value instanceof List<?> l && l.size() == 1 ? l.get(0) : value, groups);
            }
        }
        text.append(')');
    }

    /** How the components of each record are read; a group counts as the list of its tasks. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Part::new).toList();
        }
    };

    private record Part(String name, Method accessor, boolean group, boolean optional, boolean bare) {
        Part(RecordComponent component) {
            this(
                    nameOf(component),
                    component.getAccessor(),
                    component.getType() == TaskGroup.class,
                    component.getType() != TaskGroup.class
                            && component.getAccessor().isAnnotationPresent(JsonInclude.class),
                    isWrittenBare(component));
            accessor.setAccessible(true);
        }

        Object of(Record entry, TaskGroups groups) {
            try {
                var value = accessor.invoke(entry);
                return !group ? value : value == null ? List.of() : groups.tasks((TaskGroup) value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + accessor, e);
            }
        }

        /** As in JSON. */
        private static String nameOf(RecordComponent component) {
            var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            return renamed == null ? component.getName() : renamed.value();
        }

        private static boolean isWrittenBare(RecordComponent component) {
            var format = component.getAccessor().getAnnotation(JsonFormat.class);
            return format != null
                    && Arrays.asList(format.with()).contains(JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED);
        }
    }
}
