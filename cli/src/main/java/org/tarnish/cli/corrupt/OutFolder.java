package org.tarnish.cli.corrupt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder that outputs go to, held by one process at a time. It belongs to one group of settings, which are noted
 * before anything else is written; what is needed to go on after an interruption is in {@code .tarnish} below it, until
 * {@code manifest.json} says that all is done.
 */
final class OutFolder implements AutoCloseable {
    static final String SUMS = "SHA256SUMS";

    private static final String MANIFEST = "manifest.json";
    private static final String WORK = ".tarnish";
    private static final String SETTINGS = "settings.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path path;
    private final FileChannel lock;

    private OutFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the folder, made if need be, for these settings.
     *
     * @throws OutFolderException if another process works on it, it belongs to other settings, or holds other files
     */
    static OutFolder take(Path path, CorruptSettings settings) throws IOException {
        var folder = locked(path);
        try {
            folder.claim(settings);
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static OutFolder locked(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new OutFolderException(path + " is a file; name a folder with --out");
        }
        Files.createDirectories(path);
        checkOurs(path);
        Files.createDirectories(path.resolve(WORK));
        var lock = FileChannel.open(
                path.resolve(WORK).resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return new OutFolder(path, lock);
            }
        } catch (OverlappingFileLockException e) {
            // The holder is this very process.
        }
        lock.close();
        throw new OutFolderException("another process is writing to " + path + "; wait for it, or name another --out");
    }

    private static void checkOurs(Path path) throws IOException {
        if (Files.exists(path.resolve(MANIFEST)) || Files.exists(path.resolve(WORK))) {
            return;
        }
        try (var files = Files.list(path)) {
            var other = files.findFirst();
            if (other.isPresent()) {
                throw new OutFolderException("the folder " + path + " holds other files, such as "
                        + other.get().getFileName() + "; name an empty or a new folder with --out");
            }
        }
    }

    private void claim(CorruptSettings settings) throws IOException {
        var wanted = JSON.valueToTree(settings);
        var noted = work(SETTINGS);
        if (Files.exists(path.resolve(MANIFEST))) {
            compare(read(path.resolve(MANIFEST)).path("settings"), wanted);
        } else if (Files.exists(noted)) {
            compare(read(noted), wanted);
        } else {
            DurableFile.write(noted, out -> out.write(JSON.writeValueAsBytes(wanted)));
        }
    }

    private void compare(JsonNode there, JsonNode wanted) throws IOException {
        for (var field : wanted.properties()) {
            var value = there.path(field.getKey());
            if (!value.toString().equals(field.getValue().toString())) {
                throw new OutFolderException("the folder " + path + " belongs to other settings: its " + field.getKey()
                        + " is " + value + ", now it is " + field.getValue()
                        + "; name another folder with --out, or remove this one");
            }
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readAllBytes(file));
    }

    Path path() {
        return path;
    }

    /** A file for the time until all is done. */
    Path work(String name) {
        return path.resolve(WORK).resolve(name);
    }

    /** What an earlier run completed, or empty if there is something left to do. */
    Optional<Manifest> manifest() throws IOException {
        var file = path.resolve(MANIFEST);
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readAllBytes(file), Manifest.class))
                : Optional.empty();
    }

    /** Says that all is done, and removes what was needed until then. */
    void complete(Manifest manifest) throws IOException {
        DurableFile.write(path.resolve(MANIFEST), out -> out.write(JSON.writeValueAsBytes(manifest)));
    }

    /** A line of {@link #SUMS}. */
    static byte[] sumLine(String sha256, String name) {
        return (sha256 + "  " + name + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        var done = Files.exists(path.resolve(MANIFEST));
        if (done && Files.exists(path.resolve(WORK))) {
            try (var files = Files.list(path.resolve(WORK))) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(path.resolve(WORK));
        }
        lock.close();
    }
}
