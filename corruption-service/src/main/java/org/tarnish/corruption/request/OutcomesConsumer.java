package org.tarnish.corruption.request;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
    void hear(ConsumerRecords<String, byte[]> events) {
        EventType.forEach(events, event -> EventType.attempt(EventType.of(event), event.value())
                .ifPresent(owner::hear));
    }
}
