package org.tarnish.pipeline.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreUnavailable;
import org.tarnish.pipeline.store.StoredObject;

/** An object store in memory, with conditional puts, a clock that tests move, and outages that tests begin. */
public final class InMemoryObjectStore implements ObjectStore {
    private record Stored(byte[] content, Instant at) {}

    private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final AtomicInteger calls = new AtomicInteger();
    private volatile String failingPuts;
    private volatile Runnable halfway = () -> {};

    /** How many calls there have been. */
    public int calls() {
        return calls.get();
    }

    /** Moves the store's clock. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Lets every put to a key with this part fail, as if the store were away; null ends it. */
    public void failPuts(String part) {
        failingPuts = part;
    }

    /** Lets every download do this when it has written half of its content. */
    public void halfwayThroughDownloads(Runnable halfway) {
        this.halfway = halfway;
    }

    @Override
    public void makeBucket() {}

    @Override
    public boolean reachable() {
        return failingPuts == null;
    }

    @Override
    public Optional<byte[]> get(String key) {
        calls.incrementAndGet();
        return Optional.ofNullable(objects.get(key))
                .map(stored -> stored.content().clone());
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        calls.incrementAndGet();
        check(key);
        objects.put(key, new Stored(content.clone(), now));
    }

    @Override
    public void put(String key, Path file, String contentType) {
        try {
            put(key, Files.readAllBytes(file), contentType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content, String contentType) {
        calls.incrementAndGet();
        check(key);
        return objects.putIfAbsent(key, new Stored(content.clone(), now)) == null;
    }

    private void check(String key) {
        if (failingPuts != null && key.contains(failingPuts)) {
            throw new StoreUnavailable("the store is away for " + key, null);
        }
    }

    @Override
    public boolean exists(String key) {
        calls.incrementAndGet();
        return objects.containsKey(key);
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return Optional.ofNullable(objects.get(key)).map(stored -> object(key, stored));
    }

    private static StoredObject object(String key, Stored stored) {
        return new StoredObject(key, stored.content().length, stored.at());
    }

    @Override
    public Optional<Duration> age(String key) {
        calls.incrementAndGet();
        return Optional.ofNullable(objects.get(key)).map(stored -> Duration.between(stored.at(), now));
    }

    @Override
    public void download(String key, Path file) {
        try {
            var content = get(key).orElseThrow(() -> new MissingObject(key));
            Files.createDirectories(file.toAbsolutePath().getParent());
            var part = file.resolveSibling(
                    file.getFileName() + "." + Thread.currentThread().getId() + ".part");
            try (var out = Files.newOutputStream(part)) {
                out.write(content, 0, content.length / 2);
                halfway.run();
                out.write(content, content.length / 2, content.length - content.length / 2);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> list(String prefix) {
        calls.incrementAndGet();
        return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    @Override
    public List<StoredObject> objects(String prefix) {
        calls.incrementAndGet();
        return objects.tailMap(prefix).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> object(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public List<String> folders(String prefix) {
        return list(prefix).stream()
                .map(key -> key.substring(prefix.length()))
                .filter(rest -> rest.contains("/"))
                .map(rest -> rest.substring(0, rest.indexOf('/')))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void delete(String key) {
        calls.incrementAndGet();
        objects.remove(key);
    }
}
