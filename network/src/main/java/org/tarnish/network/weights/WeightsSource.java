package org.tarnish.network.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A place where files of weights lie: a folder, the network, an object store. Safe for concurrent use. */
@FunctionalInterface
public interface WeightsSource {
    /**
     * A local file with the content asked for.
     *
     * @param location where it lies: a path, an address or a key
     * @param sha256 what the content must hash to, 64 lower-case hex digits, or its first digits
     * @throws IllegalArgumentException if there is no such file, or its content is another
     * @throws IOException if the place cannot be reached; trying again later may help
     */
    Path fetch(String location, String sha256) throws IOException;

    /**
     * Looks at a file without fetching it: at its beginning and end, for a few seconds.
     *
     * @return empty where the place cannot be looked at, or not now
     * @throws IllegalArgumentException if there is no such file
     */
    default Optional<WeightsGlimpse> look(String location) throws IOException {
        return Optional.empty();
    }

    /** A place with nothing in it, where none has been set up; the reason tells what to do. */
    static WeightsSource none(String reason) {
        return (location, sha256) -> {
            throw new IllegalArgumentException("the weights '" + location + "' cannot be fetched: " + reason);
        };
    }
}
