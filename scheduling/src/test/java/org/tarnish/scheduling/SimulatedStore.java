package org.tarnish.scheduling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreUnavailable;
import org.tarnish.pipeline.store.StoredObject;

/** An object store in a simulated world, each of whose calls may go wrong. */
final class SimulatedStore implements ObjectStore {
    private record Stored(byte[] content, Instant at) {}

    private final World world;
    private final Faults faults;
    private final TreeMap<String, Stored> objects = new TreeMap<>();

    SimulatedStore(World world, Faults faults) {
        this.world = world;
        this.faults = faults;
    }

    private <T> T call(String name, Supplier<T> effect) {
        faults.storeCalls++;
        return faults.call(name, effect, () -> new StoreUnavailable("the store did not " + name, null));
    }

    /** Looks without being part of the world. */
    Optional<byte[]> peek(String key) {
        return Optional.ofNullable(objects.get(key)).map(Stored::content);
    }

    List<String> peekKeys(String prefix) {
        return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    @Override
    public Optional<byte[]> get(String key) {
        return call("get " + key, () -> peek(key));
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        call("put " + key, () -> objects.put(key, new Stored(content.clone(), world.instant())));
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
        return call(
                "put if absent " + key,
                () -> objects.putIfAbsent(key, new Stored(content.clone(), world.instant())) == null);
    }

    @Override
    public boolean exists(String key) {
        return call("look for " + key, () -> objects.containsKey(key));
    }

    @Override
    public Optional<Duration> age(String key) {
        return call("age " + key, () -> Optional.ofNullable(objects.get(key))
                .map(stored -> Duration.between(stored.at(), world.instant())));
    }

    @Override
    public void download(String key, Path file) {
        try {
            Files.write(file, get(key).orElseThrow(() -> new MissingObject(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> list(String prefix) {
        return call("list " + prefix, () -> peekKeys(prefix));
    }

    @Override
    public List<String> folders(String prefix) {
        return list(prefix).stream()
                .map(key -> key.substring(prefix.length()))
                .filter(rest -> rest.contains("/"))
                .map(rest -> rest.substring(0, rest.indexOf('/')))
                .distinct()
                .toList();
    }

    @Override
    public void delete(String key) {
        call("delete " + key, () -> objects.remove(key));
    }

    @Override
    public void makeBucket() {
        // There is always one.
    }

    @Override
    public boolean reachable() {
        return true;
    }

    @Override
    public List<StoredObject> objects(String prefix) {
        return call("list " + prefix, () -> objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> new StoredObject(
                        entry.getKey(),
                        entry.getValue().content().length,
                        entry.getValue().at()))
                .toList());
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return call("look at " + key, () -> Optional.ofNullable(objects.get(key))
                .map(stored -> new StoredObject(key, stored.content().length, stored.at())));
    }
}
