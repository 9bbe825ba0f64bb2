package org.tarnish.pipeline.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends records that must not be lost, through the one producer of its process. A broker that is away is waited for
 * about a minute. Safe for concurrent use.
 */
public final class RecordSender implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Producer<String, byte[]> producer;
    private final Consumer<Headers> tracing;

    /**
     * @param tracing adds the trace context of the calling thread to a record's headers
     */
    public RecordSender(String bootstrapServers, Consumer<Headers> tracing) {
        this(producer(bootstrapServers), tracing);
    }

    /**
     * Sends through a producer, which it closes.
     *
     * @param tracing adds the trace context of the calling thread to a record's headers
     */
    public RecordSender(Producer<String, byte[]> producer, Consumer<Headers> tracing) {
        this.producer = producer;
        this.tracing = tracing;
    }

    private static Producer<String, byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends records and waits until the broker has all of them. If it throws, some may be there.
     *
     * @throws BrokerUnavailable if the broker did not take them
     * @throws IllegalArgumentException if one is too large for its topic
     */
    public void sendAll(List<ProducerRecord<String, byte[]>> messages) {
        var sent = new ArrayList<Future<RecordMetadata>>(messages.size());
        for (var message : messages) {
            var one = send(message);
            sent.add(one);
            if (one.isDone()) {
                // While the broker is away each of the others would wait a minute as well.
                await(one, message.topic());
            }
        }
        for (int i = 0; i < sent.size(); i++) {
            await(sent.get(i), messages.get(i).topic());
        }
    }

    private Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
        tracing.accept(message.headers());
        try {
            return producer.send(message);
        } catch (KafkaException e) {
            throw failure(message.topic(), e);
        }
    }

    private static void await(Future<RecordMetadata> sent, String topic) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailable("interrupted while publishing to topic '" + topic + "'", e);
        } catch (ExecutionException e) {
            throw failure(topic, e.getCause());
        }
    }

    private static RuntimeException failure(String topic, Throwable cause) {
        if (cause instanceof RecordTooLargeException) {
            return new IllegalArgumentException(
                    "a record is too large for topic '" + topic + "': " + cause.getMessage(), cause);
        }
        return new BrokerUnavailable(
                "cannot publish to topic '" + topic + "' (" + cause.getMessage() + "); it can be tried again", cause);
    }

    @Override
    public void close() {
        producer.close();
    }
}
