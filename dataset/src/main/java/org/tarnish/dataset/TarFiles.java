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
        var names = new ArchiveNames(place);
        try (var tar = TarReader.open(place, kind, limits)) {
            var entries = 0L;
            for (var entry = tar.next(); entry != null; entry = tar.next()) {
                limits.checkEntries(place, ++entries);
                limits.checkEntry(place, entry.getName(), entry.getSize());
                if (entry.isDirectory()) {
                    names.folder(entry.getName());
                } else if (!visitor.file(names.file(regular(names, entry)), () -> content(tar))) {
                    return;
                }
            }
        }
    }

    @Override
    public String fingerprint() throws IOException {
        return FileFingerprint.of(place, mostRead);
    }

    private static String regular(ArchiveNames names, TarArchiveEntry entry) throws RefusedArchiveException {
        if (entry.isSymbolicLink() || entry.isLink()) {
            throw names.refused(entry.getName(), "is a link; pack the files themselves");
        }
        if (!entry.isFile()
                || entry.isSparse()
                || entry.isCharacterDevice()
                || entry.isBlockDevice()
                || entry.isFIFO()) {
            throw names.refused(entry.getName(), "is no plain file");
        }
        return entry.getName();
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
