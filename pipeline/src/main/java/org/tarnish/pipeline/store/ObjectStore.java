package org.tarnish.pipeline.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The memory of Tarnish: objects under keys, in any store that offers S3's plain calls and conditional puts.
 *
 * <p>Every call but {@link #reachable()} outlasts short outages by itself and throws {@link StoreUnavailable} after a long
 * one; after that, what it was to write may or may not be written. What the store refuses is {@link StoreRefused}. Safe for
 * concurrent use.
 */
public interface ObjectStore {
    /** Makes the bucket if it is not there. */
    void makeBucket();

    /** Whether the store answers and has the bucket, by one attempt of a few seconds. */
    boolean reachable();

    /** The whole object, or empty if there is none. For small objects. */
    Optional<byte[]> get(String key);

    /** Writes an object, replacing one that is there. */
    void put(String key, byte[] content, String contentType);

    /**
     * Writes an object from a file, replacing one that is there.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    void put(String key, Path file, String contentType);

    /**
     * Writes an object unless there is one under the key; of concurrent callers with different contents exactly one
     * succeeds.
     *
     * <p>When the answer to an attempt is lost, the next attempt may find the object that the first one wrote. A call to
     * which this happened compares: if the object there has the call's own content, the call has written it. So callers
     * that must know whether it was they put something of their own into the content; where an object has been written by
     * this call and overwritten or removed by another since, the call reports what it finds then.
     *
     * @return whether this call wrote it
     */
    boolean putIfAbsent(String key, byte[] content, String contentType);

    boolean exists(String key);

    /** Size and time of an object, or empty if there is none. */
    Optional<StoredObject> stat(String key);

    /** Time since the object was last written, by the store's own clock, or empty if there is none. */
    Optional<Duration> age(String key);

    /**
     * Copies an object to a file, which appears complete or not at all; one that is there is replaced.
     *
     * @throws MissingObject if there is none
     * @throws DiskFull if the file's disk has no room for it
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
