package org.tarnish.cli.client;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tarnish.cli.folder.DataFolder;
import org.tarnish.cli.folder.Endpoints;

/**
 * Finds the running stack a command is meant for: that of the named data folder; else the one that TARNISH_KAFKA,
 * TARNISH_WEB and TARNISH_S3_* name; else that of the standard data folder.
 */
public final class StackFinder {
    private final Map<String, String> environment;

    /** @param environment variables of this process */
    public StackFinder(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * The stack's addresses; null where the environment does not name one.
     *
     * @param named data folder, or null
     * @throws NoStackException if none is up
     */
    public Endpoints find(DataFolder named) throws IOException {
        if (named == null && isNamedByEnvironment()) {
            return fromEnvironment();
        }
        var folder = named == null ? DataFolder.standard() : named;
        return running(folder)
                .orElseThrow(() -> new NoStackException("No stack is up on " + folder.path()
                        + ": start one with tarnish up, or name another folder with --data."));
    }

    /** Whether the environment names a stack, on this machine or elsewhere. */
    public boolean isNamedByEnvironment() {
        return Stream.of("TARNISH_KAFKA", "TARNISH_WEB", "TARNISH_S3_ENDPOINT").anyMatch(environment::containsKey);
    }

    /** The stack that runs on a data folder, if one does and answers. */
    public static Optional<Endpoints> running(DataFolder folder) throws IOException {
        if (!Files.exists(folder.endpoints())) {
            return Optional.empty();
        }
        var endpoints = Endpoints.read(folder.endpoints());
        try {
            new ReportingClient(endpoints.web()).expectAnswer();
            return Optional.of(endpoints);
        } catch (NoStackException e) {
            // Its launcher was killed and could not remove the file.
            return Optional.empty();
        }
    }

    private Endpoints fromEnvironment() {
        var s3 = environment.containsKey("TARNISH_S3_ENDPOINT")
                ? new Endpoints.S3(
                        environment.get("TARNISH_S3_ENDPOINT"),
                        environment.get("TARNISH_S3_ACCESS_KEY"),
                        environment.get("TARNISH_S3_SECRET_KEY"),
                        environment.getOrDefault("TARNISH_S3_BUCKET", "tarnish"))
                : null;
        return new Endpoints(environment.get("TARNISH_KAFKA"), s3, environment.get("TARNISH_WEB"));
    }
}
