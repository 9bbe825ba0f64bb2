package org.tarnish.corruption.request;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Topic {@code experiments}: requests and cancellations. */
@ApplicationScoped
class ExperimentsConsumer {
    private final Intake intake;

    ExperimentsConsumer(Intake intake) {
        this.intake = intake;
    }

    @Incoming("experiments")
    @Blocking
    void take(ConsumerRecord<String, byte[]> published) {
        intake.take(published.key(), published.value(), published.partition() + "@" + published.offset());
    }
}
