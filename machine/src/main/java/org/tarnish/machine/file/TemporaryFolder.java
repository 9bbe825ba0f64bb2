package org.tarnish.machine.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new folder, gone with all that is in it when it is closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    /**
     * Makes one.
     *
     * @param parent where; made when needed
     * @param name how its own begins
     */
    public static TemporaryFolder in(Path parent, String name) throws IOException {
        Files.createDirectories(parent);
        return new TemporaryFolder(Files.createTempDirectory(parent, name));
    }

    @Override
    public void close() throws IOException {
        FileTree.delete(path);
    }
}
