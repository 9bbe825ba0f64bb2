package org.tarnish.reporting.web;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes as any other client does. */
@Singleton
class KafkaRequests implements Requests {
    /** Longer than the producer tries, so that a record of which it was said that it was not taken does not linger. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final MutinyEmitter<byte[]> emitter;

    KafkaRequests(
            @Channel("requests") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    @Override
    public Uni<Void> publish(String id, byte[] json) {
        return emitter.sendMessage(Message.of(json)
                        .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                                .withKey(id)
                                .build()))
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }
}
