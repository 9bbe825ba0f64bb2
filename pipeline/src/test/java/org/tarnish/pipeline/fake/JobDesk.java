package org.tarnish.pipeline.fake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Lane;
import org.tarnish.pipeline.job.JobConsumers;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.job.Outgoing;
import org.tarnish.pipeline.json.Json;

/**
 * Jobs between who publishes them and the pollers of one process, without a broker. Every queue has its first lane alone;
 * a job that is given back comes again. Safe for concurrent use.
 */
public final class JobDesk implements Jobs, JobConsumers {
    private final Map<String, BlockingQueue<ConsumerRecord<String, byte[]>>> waiting = new ConcurrentHashMap<>();
    private final BlockingQueue<String> settled = new LinkedBlockingQueue<>();
    private final AtomicLong offsets = new AtomicLong();

    @Override
    public void publishAll(List<Outgoing> jobs) {
        jobs.forEach(
                one -> lay(Lane.first(one.queue()).topic(), one.job().task().id(), Json.bytes(one.job())));
    }

    @Override
    public void park(JobQueue queue, Job job, String reason) {
        settled.add("PARK " + job.task().id());
    }

    /** What became of a job next, such as {@code ACCEPT} and the task's id; null if nothing does within 20 seconds. */
    public String settled() throws InterruptedException {
        return settled.poll(20, TimeUnit.SECONDS);
    }

    private void lay(String topic, String key, byte[] value) {
        waiting(topic)
                .add(new ConsumerRecord<>(
                        topic,
                        0,
                        offsets.getAndIncrement(),
                        0,
                        TimestampType.CREATE_TIME,
                        key.length(),
                        value.length,
                        key,
                        value,
                        new RecordHeaders(),
                        Optional.empty(),
                        Optional.of((short) 1)));
    }

    private BlockingQueue<ConsumerRecord<String, byte[]>> waiting(String topic) {
        return waiting.computeIfAbsent(topic, name -> new LinkedBlockingQueue<>());
    }

    @Override
    public ShareConsumer<String, byte[]> of(Lane lane) {
        return new MockShareConsumer<>() {
            @Override
            public ConsumerRecords<String, byte[]> poll(Duration timeout) {
                try {
                    var record = waiting(lane.topic()).poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
                    return record == null
                            ? ConsumerRecords.empty()
                            : new ConsumerRecords<>(
                                    Map.of(new TopicPartition(lane.topic(), 0), List.of(record)), Map.of());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return ConsumerRecords.empty();
                }
            }

            @Override
            public void acknowledge(ConsumerRecord<String, byte[]> record, AcknowledgeType type) {
                settled.add(type.name() + " " + record.key());
                if (type == AcknowledgeType.RELEASE) {
                    lay(record.topic(), record.key(), record.value());
                }
            }
        };
    }
}
