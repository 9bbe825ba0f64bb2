package org.tarnish.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.tarnish.local.client.ExperimentId;
import org.tarnish.local.client.Publisher;
import org.tarnish.local.folder.Endpoints;
import org.tarnish.pipeline.event.EventType;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.JobQueue;
import org.tarnish.pipeline.event.Topics;

/** Measures how long after its publication a request's first job runs. */
public final class FirstJob {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FEWEST_IMAGES = 20;

    private final Endpoints endpoints;

    public FirstJob(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * What was measured.
     *
     * @param millis from before the request was published until its first job had been seen to run, ascending
     * @param mostJobBytes the longest job message seen
     */
    public record Measured(List<Double> millis, int mostJobBytes) {}

    /** Sends requests one after the other, each for images that no other has asked for, and cancels each once it runs. */
    public Measured measure(int requests) throws IOException {
        var publisher = new Publisher(endpoints.kafka());
        var millis = new ArrayList<Double>();
        try (var facts = consumer(Topics.FACTS)) {
            facts.seekToEnd(facts.assignment());
            facts.assignment().forEach(facts::position);
            for (int i = 0; i < requests; i++) {
                var id = ExperimentId.of("bench", Instant.now(), RandomGenerator.getDefault());
                long begun = System.nanoTime();
                publisher.submit(id, new ObjectMapper().valueToTree(request(i)));
                awaitStart(facts, id);
                millis.add((System.nanoTime() - begun) / 1e6);
                publisher.cancel(id);
            }
        }
        Collections.sort(millis);
        return new Measured(millis, mostJobBytes());
    }

    private static Map<String, Object> request(int number) {
        return Map.of(
                "name", "bench",
                "dataset", Map.of("name", "digits", "limit", Map.of("train", FEWEST_IMAGES + number)),
                "imageSize", 8,
                "architectures", List.of("resnet20"));
    }

    private static void awaitStart(KafkaConsumer<String, byte[]> facts, String id) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (var fact : facts.poll(Duration.ofMillis(50))) {
                var type = fact.headers().lastHeader("ce_type");
                if (id.equals(fact.key())
                        && type != null
                        && new String(type.value(), StandardCharsets.UTF_8)
                                .equals(EventType.of(Fact.TaskStarted.class))) {
                    return;
                }
            }
        }
        throw new IOException("No job of " + id + " ran within " + PATIENCE.toSeconds() + " s; see the services' logs.");
    }

    private int mostJobBytes() {
        int most = 0;
        try (var jobs = consumer(JobQueue.CORRUPT.topic())) {
            jobs.seekToBeginning(jobs.assignment());
            for (var records = jobs.poll(Duration.ofSeconds(2)); !records.isEmpty(); records = jobs.poll(Duration.ofSeconds(1))) {
                for (var job : records) {
                    most = Math.max(most, job.serializedValueSize());
                }
            }
        }
        return most;
    }

    private KafkaConsumer<String, byte[]> consumer(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, endpoints.kafka(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(topic, 0)));
        return consumer;
    }
}
