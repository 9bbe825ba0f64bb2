package org.tarnish.pipeline.job;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.tarnish.pipeline.event.Job;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.json.Json;

/** Jobs over Kafka. Safe for concurrent use. */
public final class KafkaJobs implements Jobs, AutoCloseable {
    private final Producer<String, byte[]> producer;
    private final Consumer<Headers> tracing;

    /**
     * @param tracing adds the trace context of the calling thread to a record's headers
     */
    public KafkaJobs(String bootstrapServers, Consumer<Headers> tracing) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
        this.tracing = tracing;
    }

    @Override
    public void publishAll(List<Outgoing> jobs) {
        jobs.forEach(one ->
                send(new ProducerRecord<>(one.queue().topic(), one.job().experiment(), Json.bytes(one.job()))));
    }

    @Override
    public void park(JobQueue queue, Job job, String reason) {
        var parked = new ProducerRecord<>(Topics.PARKED, job.experiment(), Json.bytes(job));
        parked.headers().add("queue", queue.topic().getBytes(StandardCharsets.UTF_8));
        parked.headers().add("reason", reason.getBytes(StandardCharsets.UTF_8));
        send(parked);
    }

    private void send(ProducerRecord<String, byte[]> message) {
        tracing.accept(message.headers());
        try {
            producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing to topic '" + message.topic() + "'", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot publish to topic '" + message.topic() + "'", e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
