package org.tarnish.bench.stack;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.tarnish.local.launcher.Stack;

/** Reads the counters of a stack that this process launched. */
final class Probe implements AutoCloseable {
    private static final String INTERNAL = "__";

    private final Stack stack;
    private final Admin admin;

    Probe(Stack stack) {
        this.stack = stack;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.endpoints().kafka()));
    }

    Reading read() throws IOException, InterruptedException {
        return new Reading(System.nanoTime(), Processes.usage(), stack.storeRequests(), messages(admin));
    }

    /** Records ever written to each topic, by the end offsets of its partitions; the broker's own topics are left out. */
    static Map<String, Long> messages(Admin admin) throws IOException, InterruptedException {
        try {
            var topics = admin.listTopics().names().get().stream()
                    .filter(topic -> !topic.startsWith(INTERNAL))
                    .toList();
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            admin.describeTopics(topics).allTopicNames().get().forEach((topic, description) -> description
                    .partitions()
                    .forEach(partition ->
                            latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
            var messages = new TreeMap<String, Long>();
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach((partition, end) -> messages.merge(partition.topic(), end.offset(), Long::sum));
            return messages;
        } catch (ExecutionException e) {
            throw new IOException(
                    "The broker does not tell the ends of its topics: "
                            + e.getCause().getMessage() + ".",
                    e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
