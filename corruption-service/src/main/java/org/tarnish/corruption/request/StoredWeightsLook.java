package org.tarnish.corruption.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tarnish.machine.file.TemporaryFolder;
import org.tarnish.machine.network.Glimpse;
import org.tarnish.network.weights.WeightsGlimpse;
import org.tarnish.network.weights.WeightsSource;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;

/** Weights in the object store, looked at before a request is accepted: small ones whole, larger ones by their size alone. */
public final class StoredWeightsLook implements WeightsSource {
    private static final long MOST_BYTES = 128L << 20;

    private final ObjectStore store;
    private final Path scratch;

    /** @param scratch folder for copies, gone after each look */
    public StoredWeightsLook(ObjectStore store, Path scratch) {
        this.store = store;
        this.scratch = scratch;
    }

    @Override
    public Path fetch(String key, String sha256) throws IOException {
        return WeightsSource.none("weights are loaded where they are trained").fetch(key, sha256);
    }

    @Override
    public Optional<WeightsGlimpse> look(String key) throws IOException {
        var found = store.stat(key);
        if (found.isEmpty()) {
            throw missing(key);
        }
        var bytes = found.get().bytes();
        if (bytes > MOST_BYTES) {
            return Optional.empty();
        }
        var folder = TemporaryFolder.in(scratch, "look");
        var looked = false;
        try {
            var file = folder.path().resolve("weights");
            store.download(key, file);
            looked = true;
            return Optional.of(new WeightsGlimpse(new Glimpse(file, bytes, bytes, bytes), folder));
        } catch (MissingObject e) {
            throw missing(key);
        } finally {
            if (!looked) {
                folder.close();
            }
        }
    }

    private static IllegalArgumentException missing(String key) {
        return new IllegalArgumentException("there are no weights '" + key
                + "' in the object store; give the key of an object in the bucket of TARNISH_S3_BUCKET");
    }
}
