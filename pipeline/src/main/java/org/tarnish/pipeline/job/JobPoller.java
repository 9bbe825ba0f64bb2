package org.tarnish.pipeline.job;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.event.Job;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.job.JobHandler.Verdict;
import org.tarnish.pipeline.json.Json;

/**
 * Takes jobs from a queue, one at a time, and has them done.
 *
 * <p>One thread owns the share consumer, another runs the job. While it runs, its lease is renewed explicitly; if the
 * lease is lost nevertheless (a broker restarted, this process slept), the job runs on and the task's marker decides
 * whose result counts. A job whose worker dies is delivered to another within seconds.
 */
public final class JobPoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobPoller.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);
    private static final int POLLS_FOR_RENEWED = 6;

    private final JobQueue queue;
    private final JobHandler handler;
    private final Supplier<ShareConsumer<String, byte[]>> consumers;
    private final Runnable errors;
    private final ExecutorService worker;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long lastPoll = System.nanoTime();

    /**
     * @param errors told of every error of Kafka's
     */
    public JobPoller(String bootstrapServers, JobQueue queue, JobHandler handler, Runnable errors) {
        this(queue, handler, () -> consumer(bootstrapServers, queue), errors);
    }

    JobPoller(JobQueue queue, JobHandler handler, Supplier<ShareConsumer<String, byte[]>> consumers, Runnable errors) {
        this.queue = queue;
        this.handler = handler;
        this.consumers = consumers;
        this.errors = errors;
        this.worker = Executors.newSingleThreadExecutor(task -> daemon(task, queue.topic() + "-worker"));
        this.thread = daemon(this::run, queue.topic() + "-poller");
    }

    /** Begins to take jobs. */
    public void start() {
        thread.start();
    }

    /** Whether the poller has talked to its consumer lately. */
    public boolean alive() {
        return thread.isAlive()
                && System.nanoTime() - lastPoll < Duration.ofMinutes(2).toNanos();
    }

    /** Gives a running job back and leaves the group. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(STOP_PATIENCE.plusSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        worker.shutdown();
    }

    private static KafkaShareConsumer<String, byte[]> consumer(String bootstrapServers, JobQueue queue) {
        return new KafkaShareConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        queue.group(),
                        ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                        "explicit",
                        ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                        "record_limit",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void run() {
        while (!stopping) {
            try (var consumer = consumers.get()) {
                consumer.subscribe(java.util.List.of(queue.topic()));
                while (!stopping) {
                    lastPoll = System.nanoTime();
                    for (var message : consumer.poll(POLL)) {
                        process(consumer, message);
                    }
                }
            } catch (KafkaException | IllegalStateException e) {
                errors.run();
                LOG.warn("{}: {}; joining again", queue.topic(), e.toString());
                pause(PAUSE_AFTER_ERROR);
            }
        }
    }

    private void process(ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> message) {
        if (stopping) {
            acknowledge(consumer, message, AcknowledgeType.RELEASE);
            return;
        }
        Job job;
        try {
            job = Json.read(message.value(), Job.class);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            LOG.error(
                    "{}: message at offset {} is no job and is dropped: {}",
                    queue.topic(),
                    message.offset(),
                    e.toString());
            acknowledge(consumer, message, AcknowledgeType.REJECT);
            return;
        }
        // A message whose lease ran out before it got here must not start: another worker has it.
        if (!acknowledge(consumer, message, AcknowledgeType.RENEW)) {
            return;
        }
        int count = message.deliveryCount().map(Short::intValue).orElse(1);
        var delivery = new JobHandler.Delivery(count, message.headers(), () -> stopping);
        var running = worker.submit(() -> handler.handle(job, delivery));
        supervise(consumer, message, running);
    }

    private void supervise(
            ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> message, Future<Verdict> running) {
        boolean leased = true;
        while (true) {
            var verdict = await(running);
            lastPoll = System.nanoTime();
            if (leased) {
                leased = pollRenewed(consumer, message)
                        && acknowledge(
                                consumer, message, verdict.map(this::type).orElse(AcknowledgeType.RENEW));
                if (!leased && verdict.isEmpty()) {
                    LOG.warn(
                            "{}: lost the lease of {}; it runs on and its marker decides",
                            queue.topic(),
                            message.key());
                }
            }
            if (verdict.isPresent()) {
                return;
            }
        }
    }

    /** The verdict, or empty after a third of the lease. */
    private Optional<Verdict> await(Future<Verdict> running) {
        try {
            return Optional.of(running.get(JobQueue.LOCK.toMillis() / 3, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Verdict.RELEASE);
        } catch (ExecutionException e) {
            LOG.error("{}: a job ended unexpectedly and is given back", queue.topic(), e.getCause());
            return Optional.of(Verdict.RELEASE);
        }
    }

    /** Takes the renewed message into hand again, as acknowledging demands; gives back any other. */
    private boolean pollRenewed(ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> message) {
        try {
            for (int i = 0; i < POLLS_FOR_RENEWED; i++) {
                boolean found = false;
                for (var polled : consumer.poll(POLL)) {
                    if (polled.offset() == message.offset() && polled.partition() == message.partition()) {
                        found = true;
                    } else {
                        acknowledge(consumer, polled, AcknowledgeType.RELEASE);
                    }
                }
                if (found) {
                    return true;
                }
            }
        } catch (KafkaException | IllegalStateException e) {
            errors.run();
            LOG.warn("{}: {}", queue.topic(), e.toString());
        }
        return false;
    }

    private boolean acknowledge(
            ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> message, AcknowledgeType type) {
        try {
            consumer.acknowledge(message, type);
            for (var error : consumer.commitSync().values()) {
                if (error.isPresent()) {
                    errors.run();
                    LOG.warn(
                            "{}: {} of offset {} failed: {}",
                            queue.topic(),
                            type,
                            message.offset(),
                            error.get().toString());
                    return false;
                }
            }
            return true;
        } catch (KafkaException | IllegalStateException e) {
            errors.run();
            LOG.warn("{}: {} of offset {} failed: {}", queue.topic(), type, message.offset(), e.toString());
            return false;
        }
    }

    private AcknowledgeType type(Verdict verdict) {
        return switch (verdict) {
            case ACCEPT -> AcknowledgeType.ACCEPT;
            case RELEASE -> AcknowledgeType.RELEASE;
        };
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
