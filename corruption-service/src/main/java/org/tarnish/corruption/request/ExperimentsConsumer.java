package org.tarnish.corruption.request;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.job.BrokerUnavailable;
import org.tarnish.pipeline.store.StoreUnavailable;

/** Topic {@code experiments}: requests and cancellations. */
@ApplicationScoped
class ExperimentsConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(ExperimentsConsumer.class);

    private final Intake intake;

    ExperimentsConsumer(Intake intake) {
        this.intake = intake;
    }

    @Incoming("experiments")
    @Blocking
    void take(ConsumerRecord<String, byte[]> published) throws InterruptedException {
        while (true) {
            try {
                intake.take(published.key(), published.value(), published.partition() + "@" + published.offset());
                return;
            } catch (StoreUnavailable | BrokerUnavailable e) {
                // The call has waited long; a request must not be lost because something is away for longer still.
                LOG.warn("a request waits: {}", e.getMessage());
            }
        }
    }
}
