package org.tarnish.machine.network;

import java.nio.file.Path;

/**
 * What was seen of a file: a local file of its whole length that holds its beginning and its end, and zeros between.
 *
 * @param bytes of the whole
 * @param begin so many bytes of the beginning are right
 * @param end from here on they are right again
 */
public record Glimpse(Path file, long bytes, long begin, long end) {
    /** Whether all of it was seen. */
    public boolean isWhole() {
        return begin >= end;
    }
}
