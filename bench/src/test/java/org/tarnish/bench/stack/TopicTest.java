package org.tarnish.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.local.broker.BrokerSettings;
import org.tarnish.local.broker.EmbeddedBroker;
import org.tarnish.pipeline.event.Topics;

class TopicTest {
    @TempDir
    Path folder;

    @Test
    void countsKeyValueAndHeadersOfTheLargestRecordAndFindsRecordsThatArrive() throws Exception {
        var queues = List.of(JobQueue.CORRUPT.topic(), JobQueue.TRAIN.topic());
        try (var broker = EmbeddedBroker.start(BrokerSettings.loopback(folder, freePort(), freePort()))) {
            var kafka = broker.bootstrapServers();
            provision(kafka);
            try (var topic = new Topic(kafka, queues)) {
                assertThat(topic.largestRecord()).isZero();
                // 2 + 10 + (1 + 2) bytes, and 1 + 4.
                publish(kafka, record(queues.get(0), "id", 10, new RecordHeader("a", new byte[2])));
                publish(kafka, record(queues.get(1), "x", 4));
                assertThat(topic.largestRecord()).isEqualTo(15);
            }
            try (var topic = new Topic(kafka, queues)) {
                assertThat(topic.awaitRecord(record -> record.key().equals("x"), Duration.ofSeconds(20)))
                        .isTrue();
                assertThat(topic.awaitRecord(record -> record.key().equals("other"), Duration.ofMillis(1)))
                        .isFalse();
            }
        }
    }

    private static void provision(String kafka) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            Topics.provision(admin);
        }
    }

    private static ProducerRecord<String, byte[]> record(String topic, String key, int bytes, RecordHeader... headers) {
        return new ProducerRecord<>(topic, null, key, new byte[bytes], List.of(headers));
    }

    private static void publish(String kafka, ProducerRecord<String, byte[]> record) throws Exception {
        var client = Map.<String, Object>of("bootstrap.servers", kafka);
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
