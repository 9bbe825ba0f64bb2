package org.tarnish.corruption.shards;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoredObject;

/** A store that takes files only once something has happened. */
record SlowStore(ObjectStore store, CountDownLatch happened) implements ObjectStore {
    @Override
    public void put(String key, Path file, String contentType) {
        try {
            happened.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        store.put(key, file, contentType);
    }

    @Override
    public void makeBucket() {
        store.makeBucket();
    }

    @Override
    public boolean reachable() {
        return store.reachable();
    }

    @Override
    public Optional<byte[]> get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        store.put(key, content, contentType);
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content, String contentType) {
        return store.putIfAbsent(key, content, contentType);
    }

    @Override
    public boolean exists(String key) {
        return store.exists(key);
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return store.stat(key);
    }

    @Override
    public Optional<Duration> age(String key) {
        return store.age(key);
    }

    @Override
    public void download(String key, Path file) {
        store.download(key, file);
    }

    @Override
    public List<String> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public List<StoredObject> objects(String prefix) {
        return store.objects(prefix);
    }

    @Override
    public List<String> folders(String prefix) {
        return store.folders(prefix);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }
}
