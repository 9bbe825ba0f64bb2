package org.tarnish.pipeline.prune;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoredObject;

/** An object store that tells of each call before it is made. */
final class HookedStore implements ObjectStore {
    private final ObjectStore store;
    private final Consumer<String> hook;

    HookedStore(ObjectStore store, Consumer<String> hook) {
        this.store = store;
        this.hook = hook;
    }

    @Override
    public Optional<byte[]> get(String key) {
        hook.accept("get " + key);
        return store.get(key);
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        hook.accept("put " + key);
        store.put(key, content, contentType);
    }

    @Override
    public void put(String key, Path file, String contentType) {
        hook.accept("put " + key);
        store.put(key, file, contentType);
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content, String contentType) {
        hook.accept("put " + key);
        return store.putIfAbsent(key, content, contentType);
    }

    @Override
    public boolean exists(String key) {
        hook.accept("exists " + key);
        return store.exists(key);
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        hook.accept("stat " + key);
        return store.stat(key);
    }

    @Override
    public Optional<Duration> age(String key) {
        hook.accept("age " + key);
        return store.age(key);
    }

    @Override
    public void download(String key, Path file) {
        hook.accept("download " + key);
        store.download(key, file);
    }

    @Override
    public List<String> list(String prefix) {
        hook.accept("list " + prefix);
        return store.list(prefix);
    }

    @Override
    public List<StoredObject> objects(String prefix) {
        // Of the many parts of the tasks most are empty, and nothing is between them.
        if (!store.list(prefix).isEmpty()) {
            hook.accept("objects " + prefix);
        }
        return store.objects(prefix);
    }

    @Override
    public List<String> folders(String prefix) {
        hook.accept("folders " + prefix);
        return store.folders(prefix);
    }

    @Override
    public void delete(String key) {
        hook.accept("delete " + key);
        store.delete(key);
    }

    @Override
    public void makeBucket() {
        store.makeBucket();
    }

    @Override
    public boolean reachable() {
        return store.reachable();
    }
}
