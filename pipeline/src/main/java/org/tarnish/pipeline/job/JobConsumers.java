package org.tarnish.pipeline.job;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.tarnish.pipeline.event.Lane;

/** Makes consumers that take one message at a time from a lane; they are not yet subscribed. */
@FunctionalInterface
public interface JobConsumers {
    /**
     * An idle worker asks this seldom, and hears at once of a job that comes. What it says meanwhile waits behind its
     * question, so that closing takes as long.
     */
    int FETCH_MAX_WAIT_MILLIS = 2_000;

    /** A new consumer of a lane's share group; whoever asks for it closes it. */
    ShareConsumer<String, byte[]> of(Lane lane);

    /** Consumers of the brokers at these addresses. */
    static JobConsumers kafka(String bootstrapServers) {
        return lane -> new KafkaShareConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        lane.group(),
                        ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                        "explicit",
                        ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                        "record_limit",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        FETCH_MAX_WAIT_MILLIS,
                        ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
