package org.tarnish.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.local.broker.BrokerSettings;
import org.tarnish.local.broker.EmbeddedBroker;
import org.tarnish.local.launcher.Ports;

class ProbeTest {
    @TempDir
    Path folder;

    @Test
    void countsTheRecordsOfAllPartitionsButNotTheBrokersOwn() throws Exception {
        var settings = BrokerSettings.loopback(folder, Ports.anyFree(), Ports.anyFree());
        try (var broker = EmbeddedBroker.start(settings)) {
            var client = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
            try (var admin = Admin.create(client)) {
                admin.createTopics(List.of(new NewTopic("a", 2, (short) 1), new NewTopic("b", 1, (short) 1)))
                        .all()
                        .get();
                assertThat(Probe.messages(admin)).isEqualTo(Map.of("a", 0L, "b", 0L));
                publish(client, new ProducerRecord<>("a", 0, "k", "1"));
                publish(client, new ProducerRecord<>("a", 1, "k", "2"));
                publish(client, new ProducerRecord<>("a", 1, "k", "3"));
                publish(client, new ProducerRecord<>("b", 0, "k", "4"));
                makeInternalTopic(broker.bootstrapServers());
                assertThat(Probe.messages(admin)).isEqualTo(Map.of("a", 3L, "b", 1L));
            }
        }
    }

    private static void publish(Map<String, Object> client, ProducerRecord<String, String> record) throws Exception {
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        }
    }

    /** A group's first offsets make the broker write a topic of its own. */
    private static void makeInternalTopic(String kafka) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "group.id", "g", "enable.auto.commit", false),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partition = new TopicPartition("b", 0);
            consumer.assign(List.of(partition));
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(1)));
        }
    }
}
