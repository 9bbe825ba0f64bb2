package org.tarnish.runtime.offline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tarnish.pipeline.event.AttemptEvent;
import org.tarnish.pipeline.event.AttemptEvent.AttemptEnded;
import org.tarnish.pipeline.event.EventType;
import org.tarnish.pipeline.event.Topics;

/** What a service that runs in a test has told of an experiment. */
public final class Told {
    private final List<ProducerRecord<String, byte[]>> records;

    private Told(List<ProducerRecord<String, byte[]>> records) {
        this.records = records;
    }

    /** What was sent so far. */
    public static Told of(MockProducer<String, byte[]> sent, String experiment) {
        return new Told(sent.history().stream()
                .filter(record -> record.key().equals(experiment))
                .toList());
    }

    /** The records of a topic, in order. */
    public List<ProducerRecord<String, byte[]>> on(String topic) {
        return records.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /** The CloudEvents types of the records of a topic, in order. */
    public List<String> typesOn(String topic) {
        return on(topic).stream().map(Told::type).toList();
    }

    /** The attempts that have ended, in order; those that take a while also say that they have begun. */
    public List<AttemptEnded> ended() {
        return on(Topics.OUTCOMES).stream()
                .map(record -> EventType.attempt(type(record), record.value()))
                .flatMap(Optional<AttemptEvent>::stream)
                .filter(AttemptEnded.class::isInstance)
                .map(AttemptEnded.class::cast)
                .toList();
    }

    private static String type(ProducerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }
}
