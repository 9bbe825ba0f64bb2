package org.tarnish.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.pipeline.event.Topics;

class EmbeddedBrokerTest {
    @TempDir
    Path folder;

    @Test
    void keepsWhatItWasGivenWhenItIsStartedAgainAlsoOnOtherPorts() throws Exception {
        try (var broker = EmbeddedBroker.start(BrokerSettings.loopback(folder, freePort(), freePort()));
                var admin = Admin.create(client(broker))) {
            Topics.provision(admin);
            publish(broker, "kept");
            assertThat(admin.describeFeatures().featureMetadata().get().finalizedFeatures())
                    .as("share groups are on")
                    .containsKey("share.version");
        }
        try (var broker = EmbeddedBroker.start(BrokerSettings.loopback(folder, freePort(), freePort()))) {
            assertThat(firstRecord(broker)).isEqualTo("kept");
        }
    }

    private static Map<String, Object> client(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static void publish(EmbeddedBroker broker, String text) throws Exception {
        try (var producer = new KafkaProducer<>(client(broker), new StringSerializer(), new ByteArraySerializer())) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(Topics.EXPERIMENTS, "id", bytes)).get();
        }
    }

    private static String firstRecord(EmbeddedBroker broker) {
        try (var consumer =
                new KafkaConsumer<>(client(broker), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(Topics.EXPERIMENTS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var records = consumer.poll(Duration.ofSeconds(20));
            return new String(records.iterator().next().value(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
