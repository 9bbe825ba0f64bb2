package org.tarnish.reporting.submit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.tarnish.machine.thread.Threads;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.job.BrokerUnavailable;

/**
 * Topic {@code experiments} over Kafka. What waits for a broker that is away waits in a thread of its own, and what has
 * waited too long is not sent any more. Safe for concurrent use.
 */
public final class RequestTopic implements Publisher, AutoCloseable {
    /** How long a record waits for those before it. */
    private static final Duration TURN = Duration.ofSeconds(3);

    /** How long sending waits to learn where the topic is. */
    private static final Duration BLOCK = Duration.ofSeconds(2);

    /** How long a record that is on its way is tried. */
    private static final Duration DELIVERY = Duration.ofSeconds(3);

    /** Bytes of the records that wait for those before them: room for some of the largest. */
    private static final long MOST_QUEUED = 8L * Topics.MAX_REQUEST_BYTES;

    private final Supplier<Producer<String, byte[]>> connect;
    private final Consumer<Headers> tracing;
    private final Duration turn;
    private final Duration patience;
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Threads.daemons("request-topic"));
    private final AtomicLong queued = new AtomicLong();
    private Producer<String, byte[]> producer;

    /**
     * @param tracing adds the trace context of the calling thread to a record's headers
     */
    public RequestTopic(String bootstrapServers, Consumer<Headers> tracing) {
        this(() -> producer(bootstrapServers), tracing, TURN, TURN.plus(BLOCK).plus(DELIVERY));
    }

    /**
     * @param connect makes the producer when the first record is published
     * @param turn how long a record waits for those before it
     * @param patience how long whoever published waits in all
     */
    RequestTopic(
            Supplier<Producer<String, byte[]>> connect, Consumer<Headers> tracing, Duration turn, Duration patience) {
        this.connect = connect;
        this.tracing = tracing;
        this.turn = turn;
        this.patience = patience;
        sender.allowCoreThreadTimeOut(true);
    }

    private static Producer<String, byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Topics.MAX_REQUEST_BYTES,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        BLOCK.toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) DELIVERY.toMillis(),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) DELIVERY.toMillis()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public CompletableFuture<Void> publish(String id, byte[] json) {
        var record = new ProducerRecord<>(Topics.EXPERIMENTS, id, json);
        tracing.accept(record.headers());
        var taken = new CompletableFuture<Void>();
        long latest = System.nanoTime() + turn.toNanos();
        if (queued.addAndGet(json.length) > MOST_QUEUED) {
            queued.addAndGet(-json.length);
            return CompletableFuture.failedFuture(failure("too much waits for it already", null));
        }
        sender.execute(() -> {
            queued.addAndGet(-json.length);
            if (System.nanoTime() - latest > 0) {
                taken.completeExceptionally(failure("it does not answer", null));
            } else {
                send(record, taken);
            }
        });
        return taken.orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionallyCompose(error -> CompletableFuture.failedFuture(
                        error instanceof TimeoutException ? failure("it does not answer", error) : error));
    }

    private void send(ProducerRecord<String, byte[]> record, CompletableFuture<Void> taken) {
        try {
            if (producer == null) {
                producer = connect.get();
            }
            if (taken.isDone()) {
                // Nobody counts on it any more.
                return;
            }
            var unused = producer.send(record, (metadata, error) -> {
                if (error == null) {
                    taken.complete(null);
                } else {
                    taken.completeExceptionally(failure(error.getMessage(), error));
                }
            });
        } catch (KafkaException e) {
            taken.completeExceptionally(failure(e.getMessage(), e));
        }
    }

    private static BrokerUnavailable failure(String why, Throwable cause) {
        return new BrokerUnavailable(
                "Kafka does not take records of topic '" + Topics.EXPERIMENTS + "' (" + why
                        + "); try again in a few seconds",
                cause);
    }

    @Override
    public void close() throws InterruptedException {
        sender.shutdown();
        if (!sender.awaitTermination(BLOCK.toMillis(), TimeUnit.MILLISECONDS)) {
            sender.shutdownNow();
        }
        // Of its own thread, which alone uses it.
        if (producer != null) {
            producer.close(DELIVERY);
        }
    }
}
