package org.tarnish.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.reactive.messaging.MutinyEmitter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.event.AttemptEvent.AttemptStarted;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.job.BrokerUnavailable;
import org.tarnish.pipeline.job.RecordSender;
import org.tarnish.pipeline.json.Json;

class KafkaEventsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Fact ACCEPTED = new Fact.ExperimentAccepted("e1", NOW, "n", "ingest-1");

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final List<ProducerRecord<String, byte[]>> emitted = new ArrayList<>();
    private final KafkaEvents events = events(producer);

    private KafkaEvents events(MockProducer<String, byte[]> producer) {
        return new KafkaEvents(
                new RecordSender(producer, headers -> {}),
                emitter(emitted),
                Clock.fixed(NOW, ZoneOffset.UTC),
                "trainer-service");
    }

    /** The one call of an emitter that progress needs. */
    @SuppressWarnings("unchecked")
    private static MutinyEmitter<ProducerRecord<String, byte[]>> emitter(List<ProducerRecord<String, byte[]>> emitted) {
        return (MutinyEmitter<ProducerRecord<String, byte[]>>) Proxy.newProxyInstance(
                KafkaEventsTest.class.getClassLoader(), new Class<?>[] {MutinyEmitter.class}, (self, method, given) -> {
                    if (!method.getName().equals("sendAndForget")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    emitted.add((ProducerRecord<String, byte[]>) given[0]);
                    return null;
                });
    }

    @Test
    void factsGoToTheirTopicInOrderKeyedByExperimentAsCloudEvents() {
        events.tellAll(List.of(ACCEPTED, new Fact.ExperimentCancelled("e2", NOW)));

        assertThat(producer.history())
                .extracting(ProducerRecord::topic, ProducerRecord::key)
                .containsExactly(tuple("facts", "e1"), tuple("facts", "e2"));
        var record = producer.history().get(0);
        assertThat(Json.read(record.value(), Fact.ExperimentAccepted.class)).isEqualTo(ACCEPTED);
        assertThat(header(record, "ce_type")).isEqualTo("org.tarnish.ExperimentAccepted");
        assertThat(header(record, "ce_source")).isEqualTo("/tarnish/trainer-service");
        assertThat(header(record, "ce_subject")).isEqualTo("e1");
        assertThat(header(record, "ce_time")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(header(record, "ce_id"))
                .isNotEqualTo(header(producer.history().get(1), "ce_id"));
        assertThat(emitted).isEmpty();
    }

    @Test
    void whatWorkersSayGoesToTheOutcomes() {
        events.tell(new AttemptStarted("train-1", "e1", NOW, TaskKind.TRAIN, "w", 1));

        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("outcomes");
            assertThat(record.key()).isEqualTo("e1");
        });
    }

    @Test
    void whatMustNotBeLostIsNotCalledToldWhileTheBrokerIsAway() {
        var away = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        away.sendException = new TimeoutException("no broker");

        assertThatThrownBy(() -> events(away).tellAll(List.of(ACCEPTED))).isInstanceOf(BrokerUnavailable.class);
    }

    @Test
    void progressGoesThroughItsChannelAndWaitsForNobody() {
        events.progress(new TaskProgress("e1", NOW, "train-1", TaskKind.TRAIN, "epoch 1", 1, 10, 2.5, "images"));
        events.progress(new Standing("e2", NOW, List.of()));

        assertThat(emitted)
                .extracting(record -> record.topic() + " " + record.key() + " " + header(record, "ce_type"))
                .containsExactly("progress e1 org.tarnish.TaskProgress", "progress e2 org.tarnish.Standing");
        assertThat(producer.history()).isEmpty();
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
