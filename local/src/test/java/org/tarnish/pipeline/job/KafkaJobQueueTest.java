package org.tarnish.pipeline.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.local.broker.BrokerSettings;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Lane;
import org.tarnish.pipeline.fake.JobQueueContract;
import org.tarnish.pipeline.json.Json;

/** The contract of job queues over a real broker, with the poller's consumers. */
class KafkaJobQueueTest extends JobQueueContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A new member may get its partition only with its second heartbeat, five seconds after the first. */
    private static final Duration GLANCE = Duration.ofSeconds(6);

    @TempDir
    static Path folder;

    private static TestBroker broker;
    private static RecordSender sender;
    private static KafkaJobs jobs;

    @BeforeAll
    static void start() throws Exception {
        broker = new TestBroker(folder, BrokerSettings.LARGEST_SHARE_GROUP);
        broker.provision();
        sender = new RecordSender(broker.address(), headers -> {});
        jobs = new KafkaJobs(sender, new Lanes(broker.admin()));
    }

    @AfterAll
    static void stop() {
        sender.close();
        broker.close();
    }

    @Override
    protected Jobs jobs() {
        return jobs;
    }

    @Override
    protected void restart() throws Exception {
        broker.stop();
        broker.start();
    }

    @Override
    protected Worker worker() {
        var lane = Lane.first(QUEUE);
        var consumer = JobConsumers.kafka(broker.address()).of(lane);
        consumer.subscribe(List.of(lane.topic()));
        return new Worker() {
            private ConsumerRecord<String, byte[]> held;

            @Override
            public Optional<Job> take() {
                return take(PATIENCE);
            }

            @Override
            public Optional<Job> glance() {
                return take(GLANCE);
            }

            private Optional<Job> take(Duration patience) {
                long begun = System.nanoTime();
                while (System.nanoTime() - begun < patience.toNanos()) {
                    for (var message : consumer.poll(Duration.ofMillis(500))) {
                        held = message;
                        return Optional.of(Json.read(message.value(), Job.class));
                    }
                }
                return Optional.empty();
            }

            @Override
            public void accept() {
                consumer.acknowledge(held, AcknowledgeType.ACCEPT);
            }

            @Override
            public void release() {
                consumer.acknowledge(held, AcknowledgeType.RELEASE);
            }

            @Override
            public void close() {
                consumer.close(Duration.ofSeconds(5));
            }
        };
    }
}
