package org.tarnish.corruption.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tarnish.pipeline.event.EventType;
import org.tarnish.scheduling.Owner;

/** Topic {@code outcomes}: what workers say, all of it to every process, whichever owns the experiments. */
@ApplicationScoped
class OutcomesConsumer {
    private final Owner owner;

    OutcomesConsumer(Owner owner) {
        this.owner = owner;
    }

    @Incoming("outcomes-heard")
    void hear(ConsumerRecord<String, byte[]> event) {
        var type = event.headers().lastHeader(EventType.HEADER);
        if (type != null) {
            EventType.attempt(new String(type.value(), StandardCharsets.UTF_8), event.value())
                    .ifPresent(owner::hear);
        }
    }
}
