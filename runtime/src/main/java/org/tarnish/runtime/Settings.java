package org.tarnish.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings that all services take, from the environment as {@code TARNISH_...}. */
@ConfigMapping(prefix = "tarnish")
public interface Settings {
    Store s3();

    /** Folder for temporary files and the local cache. */
    Path work();

    /** Bytes that the local cache may hold. */
    long cacheBytes();

    /** Bytes that batches of images may take up while they wait for the device. */
    long dataMemory();

    /** Time after which a task that shows no sign of life counts as hung, and its process ends to be started anew. */
    @WithDefault("PT30M")
    Duration hungAfter();

    /** Tasks that one experiment may have. */
    @WithDefault("1000000")
    long mostTasks();

    /** {@code stdin} if the service must end when its standard input ends, else {@code none}. */
    String parent();

    /** Folder or address where data sets lie that are not fetched from their official address. */
    Optional<String> datasets();

    /** Folder where weights lie that requests may name or that are not fetched from their official address. */
    Optional<Path> weights();

    /** Folder with the textures {@code frost1} to {@code frost5} that requests may ask for instead of the shipped ones. */
    Optional<Path> frost();

    /** CPU threads for computation; all cores if absent. */
    Optional<Integer> threads();

    /** {@code auto}, {@code cpu} or {@code cuda:N}; auto if absent. */
    Optional<String> device();

    /** A table of what devices take and cost, instead of the usual one. */
    Optional<Path> devices();

    /** The object store. */
    interface Store {
        String endpoint();

        Optional<String> accessKey();

        Optional<String> secretKey();

        String bucket();

        String region();
    }
}
