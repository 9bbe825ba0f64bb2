package org.tarnish.pipeline.job;

import java.nio.charset.StandardCharsets;
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
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.json.Json;

/**
 * Jobs over Kafka, dealt over the lanes of their queue. A broker that is away is waited for about a minute. Safe for
 * concurrent use.
 */
public final class KafkaJobs implements Jobs, AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Producer<String, byte[]> producer;
    private final Consumer<Headers> tracing;
    private final Lanes lanes;

    /**
     * @param tracing adds the trace context of the calling thread to a record's headers
     */
    public KafkaJobs(String bootstrapServers, Consumer<Headers> tracing, Lanes lanes) {
        this(producer(bootstrapServers), tracing, lanes);
    }

    KafkaJobs(Producer<String, byte[]> producer, Consumer<Headers> tracing, Lanes lanes) {
        this.producer = producer;
        this.tracing = tracing;
        this.lanes = lanes;
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

    @Override
    public void publishAll(List<Outgoing> jobs) {
        sendAll(jobs.stream().map(this::message).toList());
    }

    @Override
    public void park(JobQueue queue, Job job, String reason) {
        var parked = new ProducerRecord<>(Topics.PARKED, job.experiment(), Json.bytes(job));
        parked.headers().add("queue", queue.topic().getBytes(StandardCharsets.UTF_8));
        parked.headers().add("reason", reason.getBytes(StandardCharsets.UTF_8));
        sendAll(List.of(parked));
    }

    private ProducerRecord<String, byte[]> message(Outgoing outgoing) {
        var job = outgoing.job();
        return new ProducerRecord<>(lanes.next(outgoing.queue()).topic(), job.experiment(), Json.bytes(job));
    }

    private void sendAll(List<ProducerRecord<String, byte[]>> messages) {
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
                    "a job is too large for topic '" + topic + "': " + cause.getMessage(), cause);
        }
        return new BrokerUnavailable(
                "cannot publish to topic '" + topic + "' (" + cause.getMessage() + "); it can be tried again", cause);
    }

    @Override
    public void close() {
        producer.close();
    }
}
