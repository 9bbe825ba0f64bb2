package org.tarnish.pipeline.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tarnish.pipeline.json.Json;

/** The CloudEvents types of events: {@code org.tarnish.} and the record's name. */
public final class EventType {
    /** The header of a Kafka record that holds the type. */
    public static final String HEADER = "ce_type";

    private static final String PREFIX = "org.tarnish.";
    private static final Map<String, Class<?>> FACTS = byType(Fact.class);
    private static final Map<String, Class<?>> ATTEMPTS = byType(AttemptEvent.class);

    private EventType() {}

    private static Map<String, Class<?>> byType(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .collect(Collectors.toUnmodifiableMap(EventType::of, Function.identity()));
    }

    /** The type of an event's record. */
    public static String of(Class<?> event) {
        return PREFIX + event.getSimpleName();
    }

    /** The fact in a record's value, or empty for a type that this version does not know. */
    public static Optional<Fact> fact(String type, byte[] json) {
        return Optional.ofNullable(FACTS.get(type)).map(known -> (Fact) Json.read(json, known));
    }

    /** What a worker says, or empty for a type that this version does not know. */
    public static Optional<AttemptEvent> attempt(String type, byte[] json) {
        return Optional.ofNullable(ATTEMPTS.get(type)).map(known -> (AttemptEvent) Json.read(json, known));
    }
}
