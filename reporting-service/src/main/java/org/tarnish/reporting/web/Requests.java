package org.tarnish.reporting.web;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes to topic {@code experiments}, as any other client does. */
@Singleton
class Requests {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final MutinyEmitter<byte[]> emitter;

    Requests(@Channel("requests") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Completes when Kafka has the record, and fails if it does not say so in time. */
    Uni<Void> publish(String id, byte[] json) {
        return emitter.sendMessage(Message.of(json)
                        .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                                .withKey(id)
                                .build()))
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }
}
