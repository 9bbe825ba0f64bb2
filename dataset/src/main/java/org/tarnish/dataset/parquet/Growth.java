package org.tarnish.dataset.parquet;

import org.tarnish.dataset.format.FormatException;

/** Counts the bytes that a file's pages expand to, and stops what no images do; not thread-safe. */
public final class Growth {
    private static final long FREE = 256L << 20;
    private static final long RATIO = 500;

    private final long most;
    private long bytes;

    /** @param length bytes of the file */
    public Growth(long length) {
        most = Math.max(FREE, length * RATIO);
    }

    void add(long more) throws FormatException {
        bytes += more;
        if (bytes > most) {
            throw new FormatException("expands to more than " + most + " bytes, which images do not");
        }
    }
}
