package org.tarnish.local.broker;

import java.nio.file.Path;

/**
 * Where an {@link EmbeddedBroker} keeps its data and on which addresses it answers.
 *
 * @param directory of logs and metadata, made if absent
 * @param host interface that clients connect to
 * @param port that clients connect to, 1..65535
 * @param controllerPort on the loopback interface, for the broker's own use, 1..65535, not {@code port}
 * @param advertisedHost name under which clients reach the broker
 * @param advertisedPort port under which clients reach the broker
 * @param shareGroupSize how many members a share group takes, 1..1000
 */
public record BrokerSettings(
        Path directory,
        String host,
        int port,
        int controllerPort,
        String advertisedHost,
        int advertisedPort,
        int shareGroupSize) {
    /** The most members that Kafka lets a share group have. */
    public static final int LARGEST_SHARE_GROUP = 1000;

    public BrokerSettings {
        if (shareGroupSize < 1 || shareGroupSize > LARGEST_SHARE_GROUP) {
            throw new IllegalArgumentException(
                    "shareGroupSize must be in 1.." + LARGEST_SHARE_GROUP + ", was " + shareGroupSize);
        }
    }

    /** A broker for clients on this machine alone. */
    public static BrokerSettings loopback(Path directory, int port, int controllerPort) {
        return new BrokerSettings(directory, "127.0.0.1", port, controllerPort, "127.0.0.1", port, LARGEST_SHARE_GROUP);
    }
}
