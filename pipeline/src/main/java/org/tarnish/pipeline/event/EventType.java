package org.tarnish.pipeline.event;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.json.Json;

/** The CloudEvents types of events, {@code org.tarnish.} and the record's name, and events in Kafka's records. */
public final class EventType {
    /** The header of a Kafka record that holds the type. */
    static final String HEADER = "ce_type";

    private static final Logger LOG = LoggerFactory.getLogger(EventType.class);
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

    /** The type that a record's header names; empty, which is none, if it names none. */
    public static String of(ConsumerRecord<?, ?> record) {
        var header = record.headers().lastHeader(HEADER);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The fact in a record's value, or empty for a type that this version does not know. */
    public static Optional<Fact> fact(String type, byte[] json) {
        return Optional.ofNullable(FACTS.get(type)).map(known -> (Fact) Json.read(json, known));
    }

    /** What a worker says, or empty for a type that this version does not know. */
    public static Optional<AttemptEvent> attempt(String type, byte[] json) {
        return Optional.ofNullable(ATTEMPTS.get(type)).map(known -> (AttemptEvent) Json.read(json, known));
    }

    /** Takes each of some records; one that is not what its type says is passed over, and not those after it. */
    public static void forEach(ConsumerRecords<String, byte[]> records, Consumer<ConsumerRecord<String, byte[]>> take) {
        for (var record : records) {
            try {
                take.accept(record);
            } catch (UncheckedIOException e) {
                LOG.warn(
                        "the record at offset {} of topic {} cannot be read and is passed over: {}",
                        record.offset(),
                        record.topic(),
                        e.getMessage());
            }
        }
    }
}
