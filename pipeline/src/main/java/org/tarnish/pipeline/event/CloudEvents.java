package org.tarnish.pipeline.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tarnish.pipeline.json.Json;

/** Writes events as CloudEvents 1.0 in the binary mode of their Kafka binding: attributes as headers, data as value. */
public final class CloudEvents {
    private CloudEvents() {}

    /**
     * The record of an event.
     *
     * @param experiment the record's key and the event's subject
     * @param source who tells it, as a URI reference
     */
    public static ProducerRecord<String, byte[]> record(
            String topic, String experiment, Object event, String source, Instant time) {
        var told = new ProducerRecord<>(topic, experiment, Json.bytes(event));
        add(told, "content-type", "application/json");
        add(told, "ce_specversion", "1.0");
        add(told, "ce_id", UUID.randomUUID().toString());
        add(told, EventType.HEADER, EventType.of(event.getClass()));
        add(told, "ce_source", source);
        add(told, "ce_subject", experiment);
        add(told, "ce_time", time.toString());
        return told;
    }

    private static void add(ProducerRecord<String, byte[]> told, String name, String value) {
        told.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
