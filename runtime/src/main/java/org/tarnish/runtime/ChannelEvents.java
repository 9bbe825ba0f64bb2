package org.tarnish.runtime;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.tarnish.pipeline.event.AttemptEvent;
import org.tarnish.pipeline.event.EventType;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.job.BrokerUnavailable;
import org.tarnish.pipeline.json.Json;

/** Tells events as CloudEvents in Kafka's binary mode, keyed by experiment. */
@Singleton
class ChannelEvents implements Events {
    private final MutinyEmitter<byte[]> facts;
    private final MutinyEmitter<byte[]> outcomes;
    private final MutinyEmitter<byte[]> progress;
    private final Clock clock;
    private final URI source;

    ChannelEvents(
            @Channel("facts") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> facts,
            @Channel("outcomes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> outcomes,
            @Channel("progress") @OnOverflow(OnOverflow.Strategy.DROP) MutinyEmitter<byte[]> progress,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.facts = facts;
        this.outcomes = outcomes;
        this.progress = progress;
        this.clock = clock;
        this.source = URI.create("/tarnish/" + service);
    }

    @Override
    public void tellAll(List<Fact> told) {
        send(
                "facts",
                Uni.join()
                        .all(told.stream()
                                .map(fact -> facts.sendMessage(message(fact.experiment(), fact)))
                                .toList())
                        .andFailFast());
    }

    @Override
    public void tell(AttemptEvent event) {
        send("outcomes", outcomes.sendMessage(message(event.experiment(), event)));
    }

    private static void send(String topic, Uni<?> sending) {
        try {
            sending.await().indefinitely();
        } catch (RuntimeException e) {
            throw new BrokerUnavailable("Kafka did not take an event on topic '" + topic + "': " + e, e);
        }
    }

    @Override
    public void progress(TaskProgress event) {
        progress.sendMessageAndForget(message(event.experiment(), event));
    }

    @Override
    public void progress(Standing standing) {
        progress.sendMessageAndForget(message(standing.experiment(), standing));
    }

    private Message<byte[]> message(String experiment, Object event) {
        return Message.of(Json.bytes(event))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(experiment)
                        .build())
                .addMetadata(OutgoingCloudEventMetadata.builder()
                        .withId(UUID.randomUUID().toString())
                        .withType(EventType.of(event.getClass()))
                        .withSource(source)
                        .withSubject(experiment)
                        .withTimestamp(clock.instant().atZone(ZoneOffset.UTC))
                        .withDataContentType("application/json")
                        .build());
    }
}
