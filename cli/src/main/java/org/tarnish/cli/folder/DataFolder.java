package org.tarnish.cli.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which a local stack keeps everything; the one place that knows its layout. */
public record DataFolder(Path path) {
    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** {@code TARNISH_DATA}, or {@code .tarnish} in the home folder. */
    public static DataFolder standard() {
        var named = System.getenv("TARNISH_DATA");
        return new DataFolder(
                named == null || named.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".tarnish")
                        : Path.of(named));
    }

    /** Makes the folder and those inside it. */
    public void create() throws IOException {
        for (var folder : new Path[] {broker(), store(), logs(), path.resolve("work")}) {
            Files.createDirectories(folder);
        }
    }

    /** Topics and records. */
    public Path broker() {
        return path.resolve("broker");
    }

    /** Objects. */
    public Path store() {
        return path.resolve("store");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** Where a service, or the broker, writes its log. */
    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** A service's scratch folder. */
    public Path work(String service) {
        return path.resolve("work").resolve(service);
    }

    /** Archives that were fetched without a stack. */
    public Path archives() {
        return path.resolve("archives");
    }

    /** The object store's identity. */
    public Path credentials() {
        return path.resolve("credentials.json");
    }

    /** The ports taken last time. */
    public Path ports() {
        return path.resolve("ports.json");
    }

    /** There while a stack is up, see {@link Endpoints}. */
    public Path endpoints() {
        return path.resolve("endpoints.json");
    }

    /** Held by the launcher of the stack that is up. */
    public Path lock() {
        return path.resolve("launcher.lock");
    }
}
