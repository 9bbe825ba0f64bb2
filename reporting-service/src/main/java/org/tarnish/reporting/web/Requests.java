package org.tarnish.reporting.web;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Publishes to topic {@code experiments}, as any other client does. */
@Singleton
class Requests {
    private final MutinyEmitter<byte[]> emitter;

    Requests(@Channel("requests") MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    void publish(String id, byte[] json) {
        emitter.sendMessageAndAwait(Message.of(json)
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(id)
                        .build()));
    }
}
