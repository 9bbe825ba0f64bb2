package org.tarnish.runtime;

import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.tarnish.pipeline.event.AttemptEvent;
import org.tarnish.pipeline.event.CloudEvents;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.job.RecordSender;

/**
 * Tells events as CloudEvents in Kafka's binary mode, keyed by experiment. What must not be lost goes out with the jobs
 * and is waited for; progress goes through a channel that drops what it cannot send.
 */
@Singleton
class KafkaEvents implements Events {
    private final RecordSender sender;
    private final MutinyEmitter<ProducerRecord<String, byte[]>> progress;
    private final Clock clock;
    private final String source;

    KafkaEvents(
            RecordSender sender,
            @Channel("progress") @OnOverflow(OnOverflow.Strategy.DROP)
                    MutinyEmitter<ProducerRecord<String, byte[]>> progress,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sender = sender;
        this.progress = progress;
        this.clock = clock;
        this.source = "/tarnish/" + service;
    }

    @Override
    public void tellAll(List<Fact> told) {
        sender.sendAll(told.stream()
                .map(fact -> event(Topics.FACTS, fact.experiment(), fact))
                .toList());
    }

    @Override
    public void tell(AttemptEvent event) {
        sender.sendAll(List.of(event(Topics.OUTCOMES, event.experiment(), event)));
    }

    @Override
    public void progress(TaskProgress event) {
        progress.sendAndForget(event(Topics.PROGRESS, event.experiment(), event));
    }

    @Override
    public void progress(Standing standing) {
        progress.sendAndForget(event(Topics.PROGRESS, standing.experiment(), standing));
    }

    private ProducerRecord<String, byte[]> event(String topic, String experiment, Object event) {
        return CloudEvents.record(topic, experiment, event, source, clock.instant());
    }
}
