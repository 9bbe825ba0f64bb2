package org.tarnish.dataset;

import java.io.IOException;

/** Counts the bytes that come out of an archive and stops a compression bomb; not thread-safe. */
final class Expansion {
    private final String archive;
    private final ArchiveLimits limits;
    private final long most;
    private long bytes;

    Expansion(String archive, long archiveBytes, ArchiveLimits limits) {
        this.archive = archive;
        this.limits = limits;
        most = Math.max(limits.freeBytes(), archiveBytes * limits.ratio());
    }

    void add(long count) throws IOException {
        bytes += count;
        if (bytes > most) {
            throw new RefusedArchiveException("the archive " + archive + " is refused: it expands to more than " + most
                    + " bytes, which is more than " + limits.ratio() + " times its own size");
        }
    }
}
