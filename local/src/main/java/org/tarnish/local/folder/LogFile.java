package org.tarnish.local.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.List;

/** A log that grows by appending. */
public record LogFile(Path path) {
    private static final long LARGE = 10L * 1024 * 1024;

    /** Puts a log of more than 10 MB aside as {@code NAME.1}, over an older one; to be called before it is opened. */
    public void rotate() throws IOException {
        Files.createDirectories(path.getParent());
        if (Files.exists(path) && Files.size(path) > LARGE) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last lines, at most so many; none if there is no log. */
    public List<String> tail(int lines) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        var last = new ArrayDeque<String>();
        // Latin-1 reads any bytes: a log may be cut inside a character.
        try (var reader = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (last.size() == lines) {
                    last.removeFirst();
                }
                last.addLast(line);
            }
        }
        return List.copyOf(last);
    }
}
