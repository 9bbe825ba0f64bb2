package org.tarnish.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.tarnish.pipeline.event.Topics;

/** Publishes to topic {@code experiments}, as any Kafka client can. */
public final class RequestPublisher {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String kafka;

    /** @param kafka bootstrap servers */
    public RequestPublisher(String kafka) {
        this.kafka = kafka;
    }

    /** Asks for an experiment; returns when the broker has stored the request. */
    public void submit(String id, JsonNode request) throws IOException {
        publish(id, JSON.writeValueAsBytes(request));
    }

    /** Asks for the end of an experiment; what is finished stays. */
    public void cancel(String id) throws IOException {
        publish(id, JSON.writeValueAsBytes(Map.of("cancel", true)));
    }

    private void publish(String key, byte[] value) throws IOException {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Topics.MAX_REQUEST_BYTES,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.multipliedBy(2).toMillis());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.EXPERIMENTS, key, value)).get();
        } catch (ExecutionException e) {
            throw unreachable(e.getCause());
        } catch (KafkaException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while publishing to " + kafka + ".", e);
        }
    }

    private NoStackException unreachable(Throwable cause) {
        return new NoStackException(
                "Cannot publish to topic " + Topics.EXPERIMENTS + " of Kafka at " + kafka + " (" + cause.getMessage()
                        + "): check that the stack is up and its address right.",
                cause);
    }
}
