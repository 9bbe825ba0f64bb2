package org.tarnish.local.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.tarnish.pipeline.event.Topics;

/**
 * A Kafka broker of one node (KRaft, share groups on) in this JVM. It keeps topics, records and offsets in its
 * directory: a broker started again on the same directory, also after {@code kill -9}, goes on where the last one ended.
 * Locks and delivery counts of share groups are not kept. Topics are made by clients on purpose, never by mere use.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** Kept the same for ever: a directory formatted with one id is refused under any other. */
    private static final String CLUSTER_ID = "dGFybmlzaC1jbHVzdGVyMQ";

    private static final String LARGEST_MESSAGE = Integer.toString(Topics.MAX_REQUEST_BYTES);

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and returns when it serves clients.
     *
     * @throws IOException if its directory cannot be written, or was written by another version of Kafka
     */
    public static EmbeddedBroker start(BrokerSettings settings) throws IOException {
        var directory = settings.directory().toAbsolutePath();
        Files.createDirectories(directory);
        format(directory);
        var server = new KafkaRaftServer(new KafkaConfig(configuration(settings, directory), false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, settings.advertisedHost() + ":" + settings.advertisedPort());
    }

    /** What clients put in {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops the broker, its data safely on disk. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory) throws IOException {
        try {
            new Formatter()
                    .setNodeId(1)
                    .setClusterId(CLUSTER_ID)
                    .addDirectory(directory.toString())
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Cannot prepare the broker's folder " + directory + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> configuration(BrokerSettings settings, Path directory) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + settings.controllerPort()),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "CLIENTS"),
                Map.entry("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry(
                        "listeners",
                        "CLIENTS://" + settings.host() + ":" + settings.port() + ",CONTROLLER://127.0.0.1:"
                                + settings.controllerPort()),
                Map.entry(
                        "advertised.listeners",
                        "CLIENTS://" + settings.advertisedHost() + ":" + settings.advertisedPort()),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("message.max.bytes", LARGEST_MESSAGE),
                Map.entry("replica.fetch.max.bytes", LARGEST_MESSAGE),
                // One node, few topics: the internal ones need neither replicas nor their usual 50 partitions.
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "3"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "3"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "3"),
                Map.entry("group.share.min.record.lock.duration.ms", "5000"),
                Map.entry("group.share.delivery.count.limit", "10"),
                Map.entry("group.share.max.size", Integer.toString(settings.shareGroupSize())),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // Small tables and few threads, for the launcher shares its machine with the trainers.
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024)),
                Map.entry("log.index.size.max.bytes", Integer.toString(1024 * 1024)),
                // Records without content tell other nodes that the controller lives; there are none.
                Map.entry("metadata.max.idle.interval.ms", "0"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                Map.entry("metric.reporters", ""));
    }
}
