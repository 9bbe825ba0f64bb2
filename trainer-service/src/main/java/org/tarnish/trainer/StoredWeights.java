package org.tarnish.trainer;

import java.nio.file.Path;
import org.tarnish.network.weights.WeightsSource;
import org.tarnish.pipeline.store.CorruptObject;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.store.MissingObject;

/** Weights in the object store, such as models that earlier runs have left. */
record StoredWeights(LocalCache cache) implements WeightsSource {
    @Override
    public Path fetch(String key, String sha256) {
        try {
            return cache.fetch(key, sha256);
        } catch (MissingObject e) {
            throw new IllegalArgumentException(
                    "there are no weights '" + key
                            + "' in the object store; give the key of an object in the bucket of TARNISH_S3_BUCKET",
                    e);
        } catch (CorruptObject e) {
            throw new IllegalArgumentException(
                    "the weights '" + key + "' in the object store do not have the sha256 " + sha256
                            + "; correct the sum, or store them again",
                    e);
        }
    }
}
