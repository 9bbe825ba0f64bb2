package org.tarnish.pipeline.job;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.AcknowledgementCommitCallback;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidRecordStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Lane;
import org.tarnish.pipeline.fake.Tasks;
import org.tarnish.pipeline.json.Json;

/**
 * A lane as its consumers see it, with the faults that a test asks for, in simulated time. Kafka's own mock of a share
 * consumer knows no acknowledgements; these know them as the real one does.
 */
final class FakeQueue implements JobConsumers {
    /** What becomes of the next renewals. */
    enum Renewal {
        DONE,
        REFUSED,
        /** As if the client's session with the broker were gone: nobody to send it to, and no error. */
        VANISHING
    }

    final List<Lane> joined = new ArrayList<>();
    final List<String> acknowledged = new ArrayList<>();
    final List<Long> calls = new ArrayList<>();
    int closed;
    int renewals;
    Renewal renewal = Renewal.DONE;
    Duration stall = Duration.ZERO;
    boolean pollsComeBackAtOnce;
    Supplier<RuntimeException> joinFailure = () -> null;
    Supplier<RuntimeException> pollFailure = () -> null;

    private final SimulatedPace pace;
    private final Deque<ConsumerRecord<String, byte[]>> waiting = new ArrayDeque<>();
    private long offset;

    FakeQueue(SimulatedPace pace) {
        this.pace = pace;
    }

    void publish(String task) {
        publish(task, Json.bytes(new Job("e", Tasks.named(task))));
    }

    void publish(String key, byte[] value) {
        waiting.add(message(offset++, 1, key, value));
    }

    /** The most calls of consumers within a second. */
    long mostCallsInASecond() {
        long most = 0;
        for (int from = 0, to = 0; to < calls.size(); to++) {
            while (calls.get(to) - calls.get(from) >= Duration.ofSeconds(1).toNanos()) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    private static ConsumerRecord<String, byte[]> message(long offset, int count, String key, byte[] value) {
        return new ConsumerRecord<>(
                "jobs.train",
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                key.length(),
                value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty(),
                Optional.of((short) count));
    }

    @Override
    public ShareConsumer<String, byte[]> of(Lane lane) {
        calls.add(pace.nanos());
        throwIf(joinFailure.get());
        joined.add(lane);
        return new Consumer();
    }

    private static void throwIf(RuntimeException failure) {
        if (failure != null) {
            throw failure;
        }
    }

    private final class Consumer extends MockShareConsumer<String, byte[]> {
        private AcknowledgementCommitCallback callback;
        private ConsumerRecord<String, byte[]> held;
        private ConsumerRecord<String, byte[]> renewed;
        private AcknowledgeType decision;
        private boolean dangling;

        @Override
        public void setAcknowledgementCommitCallback(AcknowledgementCommitCallback callback) {
            this.callback = callback;
        }

        @Override
        public ConsumerRecords<String, byte[]> poll(Duration timeout) {
            call();
            throwIf(pollFailure.get());
            if (held != null && decision == null) {
                throw new IllegalStateException("All records must be acknowledged in explicit acknowledgement mode.");
            }
            commitAsync();
            if (renewed != null) {
                held = renewed;
                renewed = null;
                return records(held);
            }
            long end = pace.nanos() + timeout.toNanos();
            while (waiting.isEmpty() && !pollsComeBackAtOnce && !dangling && pace.nanos() < end) {
                pace.pass(Duration.ofMillis(10));
            }
            // The real client with a renewal that never completes returns at once, empty, for ever.
            if (waiting.isEmpty() || dangling) {
                return ConsumerRecords.empty();
            }
            pace.pass(Duration.ofMillis(1));
            held = waiting.poll();
            return records(held);
        }

        private static ConsumerRecords<String, byte[]> records(ConsumerRecord<String, byte[]> record) {
            return new ConsumerRecords<>(
                    Map.of(new TopicPartition(record.topic(), record.partition()), List.of(record)), Map.of());
        }

        @Override
        public void acknowledge(ConsumerRecord<String, byte[]> record, AcknowledgeType type) {
            if (held == null || held.offset() != record.offset()) {
                throw new IllegalStateException("The record cannot be acknowledged.");
            }
            decision = type;
        }

        @Override
        public Map<TopicIdPartition, Optional<KafkaException>> commitSync(Duration timeout) {
            call();
            if (decision != AcknowledgeType.RENEW) {
                throw new AssertionError("only renewals wait for the broker, not " + decision);
            }
            renewals++;
            var message = held;
            held = null;
            decision = null;
            if (stall.compareTo(timeout) > 0) {
                pace.pass(timeout);
                dangling = true;
                throw new TimeoutException("the broker does not answer");
            }
            pace.pass(stall);
            var partition = new TopicIdPartition(Uuid.ZERO_UUID, message.partition(), message.topic());
            switch (renewal) {
                case DONE -> {
                    renewed = message;
                    return Map.of(partition, Optional.empty());
                }
                case REFUSED -> {
                    var refusal = new InvalidRecordStateException("no longer acquired by this member");
                    callback.onComplete(Map.of(partition, Set.of(message.offset())), refusal);
                    return Map.of(partition, Optional.of(refusal));
                }
                case VANISHING -> {
                    dangling = true;
                    return new HashMap<>();
                }
            }
            throw new AssertionError(renewal);
        }

        @Override
        public void commitAsync() {
            if (decision != null) {
                acknowledged.add(decision.name() + " " + held.key());
                if (decision == AcknowledgeType.RELEASE) {
                    int count = held.deliveryCount().get() + 1;
                    waiting.addFirst(message(held.offset(), count, held.key(), held.value()));
                }
                held = null;
                decision = null;
            }
        }

        @Override
        public void close(Duration timeout) {
            call();
            commitAsync();
            closed++;
            super.close(timeout);
        }

        private void call() {
            calls.add(pace.nanos());
        }
    }
}
