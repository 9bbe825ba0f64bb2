package org.tarnish.bench.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Records of topics, read without taking them from anyone. */
final class Topic implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;

    /** Reads the topics' only partitions from their first record on. */
    Topic(String kafka, List<String> names) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "fetch.max.wait.ms", 20),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = names.stream().map(name -> new TopicPartition(name, 0)).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on until a record is as wanted; false if none came in time. */
    boolean awaitRecord(Predicate<ConsumerRecord<String, byte[]>> wanted, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            for (var record : consumer.poll(Duration.ofMillis(20))) {
                if (wanted.test(record)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Bytes of the largest record there is now, with key and headers; 0 if there is none. */
    int largestRecord() {
        var largest = 0;
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                largest = Math.max(largest, size(record));
            }
        }
        return largest;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static int size(ConsumerRecord<String, byte[]> record) {
        var headers = StreamSupport.stream(record.headers().spliterator(), false)
                .mapToInt(header -> header.key().length() + header.value().length)
                .sum();
        return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize()) + headers;
    }
}
