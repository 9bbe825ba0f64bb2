package org.tarnish.dataset;

import java.nio.file.Path;

/**
 * What an archive may be at most; beyond that it is refused.
 *
 * @param entries number of entries
 * @param entryBytes size of one file, claimed and as read
 * @param ratio bytes in all for each byte of the archive; real images compress hardly, zeros a thousand times and more
 * @param freeBytes bytes in all up to which the ratio is not looked at
 * @param headerBytes bytes between two files, which hold long names and other attributes
 */
record ArchiveLimits(long entries, long entryBytes, long ratio, long freeBytes, long headerBytes) {
    static final ArchiveLimits DEFAULT = new ArchiveLimits(5_000_000, 256L << 20, 500, 256L << 20, 1 << 20);

    void checkEntries(Path archive, long count) throws RefusedArchiveException {
        if (count > entries) {
            throw new RefusedArchiveException(
                    "the archive " + archive + " is refused: it has more than " + entries + " entries");
        }
    }

    void checkEntry(Path archive, String name, long bytes) throws RefusedArchiveException {
        if (bytes > entryBytes) {
            throw new RefusedArchiveException("the archive " + archive + " is refused: its entry '" + name
                    + "' is or claims to be larger than " + entryBytes + " bytes");
        }
    }
}
