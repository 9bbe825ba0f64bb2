package org.tarnish.pipeline.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The memory of Tarnish: objects under keys, in any store that offers S3's plain calls and conditional puts.
 *
 * <p>Every call outlasts short outages by itself and throws {@link StoreUnavailable} after a long one. Safe for
 * concurrent use.
 */
public interface ObjectStore {
    /** Makes the bucket if it is not there. */
    void makeBucket();

    /** Whether the store answers and has the bucket, at once and without a second attempt. */
    boolean reachable();

    /** The whole object, or empty if there is none. For small objects. */
    Optional<byte[]> get(String key);

    /** Writes an object, replacing one that is there. */
    void put(String key, byte[] content, String contentType);

    /** Writes an object from a file, replacing one that is there. */
    void put(String key, Path file, String contentType);

    /**
     * Writes an object unless there is one under the key; of concurrent callers with different contents exactly one
     * succeeds.
     *
     * @return whether the object that is there is this call's
     */
    boolean putIfAbsent(String key, byte[] content, String contentType);

    boolean exists(String key);

    /** Time since the object was last written, by the store's own clock, or empty if there is none. */
    Optional<Duration> age(String key);

    /**
     * Copies an object to a file, which appears complete or not at all.
     *
     * @throws MissingObject if there is none
     */
    void download(String key, Path file);

    /** The keys that begin with a prefix, in ascending order. */
    List<String> list(String prefix);

    /** The objects whose keys begin with a prefix, in ascending order of their keys. */
    List<StoredObject> objects(String prefix);

    /** The names of the folders right below a prefix that ends with a slash, in ascending order. */
    List<String> folders(String prefix);

    /** Removes an object if it is there. */
    void delete(String key);
}
