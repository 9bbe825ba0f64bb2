package org.tarnish.scheduling;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoredObject;

/** An object store whose calls wait while it is away. */
final class PatientStore implements ObjectStore {
    private final ObjectStore store;
    private final Patience patience;

    PatientStore(ObjectStore store, Patience patience) {
        this.store = store;
        this.patience = patience;
    }

    @Override
    public Optional<byte[]> get(String key) {
        return patience.until(() -> store.get(key));
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        patience.until(() -> store.put(key, content, contentType));
    }

    @Override
    public void put(String key, Path file, String contentType) {
        patience.until(() -> store.put(key, file, contentType));
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content, String contentType) {
        return patience.until(() -> store.putIfAbsent(key, content, contentType));
    }

    @Override
    public boolean exists(String key) {
        return patience.until(() -> store.exists(key));
    }

    @Override
    public Optional<Duration> age(String key) {
        return patience.until(() -> store.age(key));
    }

    @Override
    public void download(String key, Path file) {
        patience.until(() -> store.download(key, file));
    }

    @Override
    public List<String> list(String prefix) {
        return patience.until(() -> store.list(prefix));
    }

    @Override
    public List<String> folders(String prefix) {
        return patience.until(() -> store.folders(prefix));
    }

    @Override
    public void delete(String key) {
        patience.until(() -> store.delete(key));
    }

    @Override
    public void makeBucket() {
        patience.until(store::makeBucket);
    }

    @Override
    public boolean reachable() {
        return store.reachable();
    }

    @Override
    public List<StoredObject> objects(String prefix) {
        return patience.until(() -> store.objects(prefix));
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return patience.until(() -> store.stat(key));
    }
}
