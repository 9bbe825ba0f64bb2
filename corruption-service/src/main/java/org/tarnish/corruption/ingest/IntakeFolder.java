package org.tarnish.corruption.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the files of one intake, gone with all of them when it is closed. */
record IntakeFolder(Path path) implements AutoCloseable {
    static IntakeFolder in(Path work) throws IOException {
        Files.createDirectories(work);
        return new IntakeFolder(Files.createTempDirectory(work, "ingest"));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.list(path)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(path);
    }
}
