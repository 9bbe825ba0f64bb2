package org.tarnish.pipeline.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bucket's objects as files of a folder, such as a local stack keeps them or a mirror of a bucket is: for reading alone,
 * by those who look at experiments while no stack is up. Whatever writes is refused.
 */
public final class FolderObjectStore implements ObjectStore {
    private final Path bucket;

    /** @param bucket the folder with the objects, which need not be there */
    public FolderObjectStore(Path bucket) {
        this.bucket = bucket.toAbsolutePath().normalize();
    }

    @Override
    public boolean reachable() {
        return Files.isDirectory(bucket);
    }

    @Override
    public Optional<byte[]> get(String key) {
        var file = file(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the object '" + key + "' in " + bucket, e);
        }
    }

    @Override
    public boolean exists(String key) {
        return Files.isRegularFile(file(key));
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        var file = file(key);
        return Files.isRegularFile(file) ? Optional.of(stored(key, file)) : Optional.empty();
    }

    @Override
    public Optional<Duration> age(String key) {
        return stat(key).map(object -> Duration.between(object.written(), Instant.now()));
    }

    @Override
    public void download(String key, Path target) {
        if (!exists(key)) {
            throw new MissingObject(key);
        }
        try {
            var parent = target.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            var part = Files.createTempFile(parent, "part", null);
            Files.copy(file(key), part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the object '" + key + "' to " + target, e);
        }
    }

    @Override
    public List<String> list(String prefix) {
        return objects(prefix).stream().map(StoredObject::key).toList();
    }

    @Override
    public List<StoredObject> objects(String prefix) {
        var folder = file(prefix.substring(0, prefix.lastIndexOf('/') + 1));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bucket.relativize(file).toString().replace('\\', '/'))
                    .filter(key -> key.startsWith(prefix))
                    .sorted()
                    .map(key -> stored(key, file(key)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the objects '" + prefix + "' in " + bucket, e);
        }
    }

    @Override
    public List<String> folders(String prefix) {
        var folder = file(prefix);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the folders of '" + prefix + "' in " + bucket, e);
        }
    }

    private Path file(String key) {
        var file = bucket.resolve(key).normalize();
        if (!file.startsWith(bucket)) {
            throw new IllegalArgumentException("an object's key must lead into its bucket, was '" + key + "'");
        }
        return file;
    }

    private static StoredObject stored(String key, Path file) {
        try {
            return new StoredObject(
                    key, Files.size(file), Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at the object '" + key + "'", e);
        }
    }

    @Override
    public void makeBucket() {
        throw forReading("the bucket");
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        throw forReading(key);
    }

    @Override
    public void put(String key, Path file, String contentType) {
        throw forReading(key);
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content, String contentType) {
        throw forReading(key);
    }

    @Override
    public void delete(String key) {
        throw forReading(key);
    }

    private UnsupportedOperationException forReading(String what) {
        return new UnsupportedOperationException(
                "the objects in " + bucket + " are for reading, and '" + what + "' was to be written; start a stack");
    }
}
