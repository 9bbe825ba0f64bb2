package org.tarnish.reporting.follow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreUnavailable;
import org.tarnish.pipeline.store.StoredObject;

/** An empty object store that does not answer until it is there. */
public final class AwayStore implements ObjectStore {
    public volatile boolean there;

    private void check() {
        if (!there) {
            throw new StoreUnavailable("away", null);
        }
    }

    @Override
    public void makeBucket() {
        check();
    }

    @Override
    public boolean reachable() {
        return there;
    }

    @Override
    public Optional<byte[]> get(String key) {
        check();
        return Optional.empty();
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        throw new UnsupportedOperationException("for looking only");
    }

    @Override
    public void put(String key, Path file, String contentType) {
        throw new UnsupportedOperationException("for looking only");
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content, String contentType) {
        throw new UnsupportedOperationException("for looking only");
    }

    @Override
    public boolean exists(String key) {
        check();
        return false;
    }

    @Override
    public Optional<Duration> age(String key) {
        check();
        return Optional.empty();
    }

    @Override
    public void download(String key, Path file) {
        throw new UnsupportedOperationException("for looking only");
    }

    @Override
    public List<String> list(String prefix) {
        check();
        return List.of();
    }

    @Override
    public List<StoredObject> objects(String prefix) {
        check();
        return List.of();
    }

    @Override
    public List<String> folders(String prefix) {
        check();
        return List.of();
    }

    @Override
    public void delete(String key) {
        throw new UnsupportedOperationException("for looking only");
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        check();
        return Optional.empty();
    }
}
