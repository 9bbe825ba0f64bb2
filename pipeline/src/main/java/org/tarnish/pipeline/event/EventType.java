package org.tarnish.pipeline.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tarnish.pipeline.json.Json;

/** The CloudEvents types of facts: {@code org.tarnish.} and the record's name. */
public final class EventType {
    private static final String PREFIX = "org.tarnish.";
    private static final Map<String, Class<?>> BY_TYPE = Arrays.stream(Fact.class.getPermittedSubclasses())
            .filter(Class::isRecord)
            .collect(Collectors.toUnmodifiableMap(EventType::of, Function.identity()));

    private EventType() {}

    /** The type of an event's record. */
    public static String of(Class<?> event) {
        return PREFIX + event.getSimpleName();
    }

    /** The fact in a record's value, or empty for a type that this version does not know. */
    public static Optional<Fact> read(String type, byte[] json) {
        return Optional.ofNullable(BY_TYPE.get(type)).map(known -> (Fact) Json.read(json, known));
    }
}
