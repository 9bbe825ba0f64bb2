package org.tarnish.pipeline.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.tarnish.experiment.plan.JobQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics, and how they are made: the only place where their names are written. */
public final class Topics {
    /** Requests and cancellations, keyed by experiment id, published by anyone. */
    public static final String EXPERIMENTS = "experiments";

    /** What happened, keyed by experiment id, kept for ever. */
    public static final String FACTS = "facts";

    /** How far running tasks are; short-lived. */
    public static final String PROGRESS = "progress";

    /** Jobs that failed for good, with the reason. */
    public static final String PARKED = "parked";

    /** The largest record that {@link #EXPERIMENTS} takes, so that even absurd requests get an answer. */
    public static final int MAX_REQUEST_BYTES = 16 * 1024 * 1024;

    private static final String FOR_EVER = "-1";
    private static final String HOUR = "3600000";
    private static final short REPLICATION_OF_BROKER = -1;

    private Topics() {}

    /**
     * Makes the topics that are missing, with their final numbers of partitions, and sets up the share groups of the
     * jobs. Must have run before anything consumes: consumers notice new partitions only minutes later.
     */
    public static void provision(Admin admin) throws InterruptedException {
        var topics = new ArrayList<NewTopic>();
        topics.add(topic(EXPERIMENTS, 1, FOR_EVER)
                .configs(Map.of("retention.ms", FOR_EVER, "max.message.bytes", Integer.toString(MAX_REQUEST_BYTES))));
        topics.add(topic(FACTS, 1, FOR_EVER));
        topics.add(topic(PROGRESS, 1, HOUR));
        topics.add(topic(PARKED, 1, FOR_EVER));
        for (var queue : JobQueue.values()) {
            topics.add(topic(queue.topic(), 1, FOR_EVER));
        }
        for (var result : admin.createTopics(topics).values().values()) {
            try {
                result.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("cannot create a Kafka topic", e.getCause());
                }
            }
        }
        configureShareGroups(admin);
    }

    private static NewTopic topic(String name, int partitions, String retentionMillis) {
        return new NewTopic(name, partitions, REPLICATION_OF_BROKER).configs(Map.of("retention.ms", retentionMillis));
    }

    private static void configureShareGroups(Admin admin) throws InterruptedException {
        Collection<AlterConfigOp> settings = List.of(
                // The default would ignore jobs that were published before the first worker came.
                set("share.auto.offset.reset", "earliest"),
                set("share.record.lock.duration.ms", Long.toString(JobQueue.LOCK.toMillis())));
        for (var queue : JobQueue.values()) {
            var group = new ConfigResource(ConfigResource.Type.GROUP, queue.group());
            try {
                admin.incrementalAlterConfigs(Map.of(group, settings)).all().get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "cannot set up the share group '" + queue.group()
                                + "'; the Kafka cluster must have share groups (4.2 or newer)",
                        e.getCause());
            }
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }
}
