package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps fetched archives, so that each is fetched once: in a folder, or in an object store with a local copy for reading.
 * Safe for concurrent use.
 */
public interface ArchiveCache {
    /** Whether {@link #find} would find the archive; quick, copies nothing. */
    boolean has(String key) throws IOException;

    /**
     * The archive as a local file, complete and as it was kept.
     *
     * @param key letters, digits and hyphens
     */
    Optional<Path> find(String key) throws IOException;

    /**
     * Keeps a checked archive and returns the file to read it from. Takes over {@code fetched}, which is gone
     * afterwards. If two keep the same key at once, one of them wins and both get a complete file.
     */
    Path keep(String key, Path fetched) throws IOException;
}
