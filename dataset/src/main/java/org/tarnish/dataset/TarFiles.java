package org.tarnish.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.tarnish.machine.file.FailureText;

/** The files of a tar archive, plain or compressed; read once from end to end. */
record TarFiles(Path place, ArchiveKind kind, ArchiveLimits limits, long mostRead) implements StoredFiles {
    @Override
    public void forEach(Visitor visitor) throws IOException {
        try (var tar = TarReader.open(place, kind, limits)) {
            visit(tar, new ArchiveNames(place.toString()), limits, visitor);
        }
    }

    /** Visits all files of an archive; false if the visitor had enough. */
    static boolean visit(TarReader tar, ArchiveNames names, ArchiveLimits limits, Visitor visitor) throws IOException {
        var entries = 0L;
        for (var entry = tar.next(); entry != null; entry = tar.next()) {
            limits.checkEntries(names.archive(), ++entries);
            limits.checkEntry(names.archive(), tar.name(), entry.getSize());
            if (entry.isDirectory()) {
                visitor.folder(names.folder(tar.name()));
            } else {
                requireRegular(names, entry, tar.name());
                if (!visitor.file(names.file(tar.name()), () -> content(tar))) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public String fingerprint() throws IOException {
        return FileFingerprint.of(place, mostRead);
    }

    private static void requireRegular(ArchiveNames names, TarArchiveEntry entry, String name)
            throws RefusedArchiveException {
        if (entry.isSymbolicLink() || entry.isLink()) {
            throw names.refused(name, "is a link; pack the files themselves");
        }
        if (!entry.isFile()
                || entry.isSparse()
                || entry.isCharacterDevice()
                || entry.isBlockDevice()
                || entry.isFIFO()) {
            throw names.refused(name, "is no plain file");
        }
    }

    /** The reader itself, kept open: closing the content of one file must not close the archive. */
    private static InputStream content(TarReader tar) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return tar.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return tar.read(target, offset, length);
            }
        };
    }

    static long sizeOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new DatasetException("the file " + file + " cannot be read: " + FailureText.of(e), e);
        }
    }
}
