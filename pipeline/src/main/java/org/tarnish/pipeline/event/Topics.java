package org.tarnish.pipeline.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.request.ExperimentRequest;

/**
 * The topics and share groups, and how they are made: the only place where the names of topics, apart from the jobs' in
 * {@link JobQueue} and {@link Lane}, and of the groups' settings are written.
 */
public final class Topics {
    /** Requests and cancellations, keyed by experiment id, published by anyone. */
    public static final String EXPERIMENTS = "experiments";

    /** What happened, keyed by experiment id, kept for ever. */
    public static final String FACTS = "facts";

    /** How far running tasks are; short-lived. */
    public static final String PROGRESS = "progress";

    /** What became of tasks, told by workers and read by every owner; kept for a week. */
    public static final String OUTCOMES = "outcomes";

    /** Jobs that failed for good, with the reason. */
    public static final String PARKED = "parked";

    /**
     * The largest record that {@link #EXPERIMENTS} takes in bytes: many times the largest request, so that requests that
     * are too large get an answer, too.
     */
    public static final int MAX_REQUEST_BYTES = 16 * ExperimentRequest.MOST_BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private static final String FOR_EVER = "-1";
    private static final String HOUR = "3600000";
    private static final String WEEK = "604800000";
    private static final short REPLICATION_OF_BROKER = -1;

    /** A setting of share groups from Kafka 4.3 on; before, renewing is always allowed. */
    private static final String RENEWING = "share.renew.acknowledge.enable";

    /** What a share group of jobs needs, besides {@link #RENEWING}. */
    private static final Map<String, String> GROUP_SETTINGS = Map.of(
            // The default would ignore jobs that were published before the first worker came.
            "share.auto.offset.reset",
            "earliest",
            "share.record.lock.duration.ms",
            Long.toString(JobQueue.LOCK.toMillis()));

    private Topics() {}

    /**
     * Makes the topics that are missing, with their final numbers of partitions, and sets up the share groups of the
     * jobs where they are not. Must have run before anything consumes, for consumers notice new partitions only minutes
     * later. It may run again at any time: if nothing is missing, it only looks.
     *
     * @return whether anything was missing, as after a broker lost its data
     * @throws IllegalStateException if the broker is away or has no share groups
     */
    public static boolean provision(Admin admin) throws InterruptedException {
        return provision(admin, List.of(JobQueue.values()).stream().map(Lane::first));
    }

    /** Like {@link #provision(Admin)}, and makes that lane as well. */
    public static boolean provision(Admin admin, Lane lane) throws InterruptedException {
        return provision(
                admin,
                Stream.concat(List.of(JobQueue.values()).stream().map(Lane::first), Stream.of(lane))
                        .distinct());
    }

    private static boolean provision(Admin admin, Stream<Lane> wanted) throws InterruptedException {
        var lanes = wanted.toList();
        boolean madeTopics = makeTopics(admin, lanes);
        boolean setGroups = setUpGroups(admin, lanes);
        return madeTopics || setGroups;
    }

    private static boolean makeTopics(Admin admin, List<Lane> lanes) throws InterruptedException {
        var topics = new LinkedHashMap<String, NewTopic>();
        add(topics, EXPERIMENTS, Map.of("retention.ms", FOR_EVER, "max.message.bytes", "" + MAX_REQUEST_BYTES));
        add(topics, FACTS, Map.of("retention.ms", FOR_EVER));
        add(topics, OUTCOMES, Map.of("retention.ms", WEEK));
        add(topics, PROGRESS, Map.of("retention.ms", HOUR));
        add(topics, PARKED, Map.of("retention.ms", FOR_EVER));
        for (var lane : lanes) {
            add(topics, lane.topic(), Map.of("retention.ms", FOR_EVER));
        }
        topics.keySet().removeAll(present(admin, topics.keySet()));
        boolean made = false;
        for (var result : admin.createTopics(topics.values()).values().entrySet()) {
            try {
                result.getValue().get();
                made = true;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException(
                            "cannot create the Kafka topic '" + result.getKey() + "' ("
                                    + e.getCause().getMessage() + "); see whether the broker is up and allows it",
                            e.getCause());
                }
            }
        }
        return made;
    }

    private static void add(Map<String, NewTopic> topics, String name, Map<String, String> settings) {
        topics.put(name, new NewTopic(name, 1, REPLICATION_OF_BROKER).configs(settings));
    }

    private static Set<String> present(Admin admin, Set<String> names) throws InterruptedException {
        var present = new TreeSet<String>();
        for (var topic : admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                topic.getValue().get();
                present.add(topic.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw new IllegalStateException(
                            "cannot look for the Kafka topic '" + topic.getKey() + "' ("
                                    + e.getCause().getMessage() + "); see whether the broker is up",
                            e.getCause());
                }
            }
        }
        return present;
    }

    private static boolean setUpGroups(Admin admin, List<Lane> lanes) throws InterruptedException {
        boolean changed = false;
        for (var group : settings(admin, lanes).entrySet()) {
            var missing = new TreeMap<>(GROUP_SETTINGS);
            missing.entrySet().removeIf(wanted -> value(group.getValue(), wanted.getKey())
                    .filter(wanted.getValue()::equals)
                    .isPresent());
            if (!missing.isEmpty()) {
                try {
                    set(admin, group.getKey(), missing);
                } catch (ExecutionException e) {
                    throw noShareGroups(group.getKey(), e);
                }
                changed = true;
            }
            if (value(group.getValue(), RENEWING).filter("false"::equals).isPresent()) {
                changed |= allowRenewing(admin, group.getKey());
            }
        }
        return changed;
    }

    /** Whether that had to be done and could be. */
    private static boolean allowRenewing(Admin admin, String group) throws InterruptedException {
        try {
            set(admin, group, Map.of(RENEWING, "true"));
            return true;
        } catch (ExecutionException e) {
            LOG.warn(
                    "share group '{}' has {}=false and does not let itself be changed ({}); set it to true, or a job"
                            + " that lasts longer than {} s is done twice",
                    group,
                    RENEWING,
                    e.getCause().getMessage(),
                    JobQueue.LOCK.toSeconds());
            return false;
        }
    }

    private static Map<String, Config> settings(Admin admin, List<Lane> lanes) throws InterruptedException {
        var resources = lanes.stream().map(lane -> resource(lane.group())).toList();
        var settings = new HashMap<String, Config>();
        for (var described : admin.describeConfigs(resources).values().entrySet()) {
            try {
                settings.put(described.getKey().name(), described.getValue().get());
            } catch (ExecutionException e) {
                throw noShareGroups(described.getKey().name(), e);
            }
        }
        return settings;
    }

    private static void set(Admin admin, String group, Map<String, String> settings)
            throws InterruptedException, ExecutionException {
        Collection<AlterConfigOp> changes = new ArrayList<>();
        settings.forEach((name, value) ->
                changes.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
        admin.incrementalAlterConfigs(Map.of(resource(group), changes)).all().get();
    }

    private static Optional<String> value(Config settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(ConfigEntry::value);
    }

    private static ConfigResource resource(String group) {
        return new ConfigResource(ConfigResource.Type.GROUP, group);
    }

    private static IllegalStateException noShareGroups(String group, ExecutionException e) {
        return new IllegalStateException(
                "cannot set up the share group '" + group + "' ("
                        + e.getCause().getMessage()
                        + "); the Kafka cluster must be up and have share groups (4.2 or newer)",
                e.getCause());
    }
}
