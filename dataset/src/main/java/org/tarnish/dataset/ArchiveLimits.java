package org.tarnish.dataset;

/**
 * What an archive may be at most; beyond that it is refused.
 *
 * @param entries number of entries
 * @param entryBytes size of one image file, claimed and as read; any other may be {@value #ARRAY} times as large, as arrays
 *     and archives are never held in memory
 * @param ratio bytes in all for each byte of the archive; real images compress hardly, zeros a thousand times and more
 * @param freeBytes bytes in all up to which the ratio is not looked at
 * @param headerBytes bytes between two files, which hold long names and other attributes
 */
record ArchiveLimits(long entries, long entryBytes, long ratio, long freeBytes, long headerBytes) {
    static final int ARRAY = 256;

    static final ArchiveLimits DEFAULT = new ArchiveLimits(5_000_000, 256L << 20, 500, 256L << 20, 1 << 20);

    void checkEntries(String archive, long count) throws RefusedArchiveException {
        if (count > entries) {
            throw new RefusedArchiveException(
                    "the archive " + archive + " is refused: it has more than " + entries + " entries");
        }
    }

    void checkEntry(String archive, String name, long bytes) throws RefusedArchiveException {
        var most = ImageNames.isImage(name) ? entryBytes : entryBytes * ARRAY;
        if (bytes > most) {
            throw new RefusedArchiveException("the archive " + archive + " is refused: its entry '" + Shown.text(name)
                    + "' is or claims to be larger than " + most + " bytes");
        }
    }
}
