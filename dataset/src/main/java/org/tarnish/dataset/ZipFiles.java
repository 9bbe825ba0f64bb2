package org.tarnish.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.tarnish.machine.file.FailureText;

/** The files of a zip archive; a damaged one leaves the others readable. */
record ZipFiles(Path place, ArchiveLimits limits, long mostRead) implements StoredFiles {
    @Override
    public void forEach(Visitor visitor) throws IOException {
        var names = new ArchiveNames(place);
        var expansion = new Expansion(place, TarFiles.sizeOf(place), limits);
        try (var zip = open()) {
            var entries = 0L;
            for (var entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                limits.checkEntries(place, ++entries);
                limits.checkEntry(place, entry.getName(), entry.getSize());
                if (entry.isDirectory()) {
                    names.folder(entry.getName());
                } else if (entry.isUnixSymlink()) {
                    throw names.refused(entry.getName(), "is a link; pack the files themselves");
                } else if (!visitor.file(names.file(entry.getName()), () -> content(zip, entry, expansion))) {
                    return;
                }
            }
        }
    }

    @Override
    public String fingerprint() throws IOException {
        return FileFingerprint.of(place, mostRead);
    }

    private ZipFile open() throws IOException {
        try {
            new RegularFiles().require(place);
            return ZipFile.builder().setPath(place).get();
        } catch (DatasetException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DatasetException("the archive " + place + " is damaged or cut off: " + FailureText.of(e), e);
        }
    }

    private InputStream content(ZipFile zip, ZipArchiveEntry entry, Expansion expansion) throws IOException {
        try {
            return new EntryStream(zip.getInputStream(entry), entry.getName(), expansion);
        } catch (RuntimeException e) {
            throw new IOException(FailureText.of(e), e);
        }
    }

    /** One file's bytes, counted: the size that the archive claims need not be true. */
    private final class EntryStream extends FilterInputStream {
        private final String name;
        private final Expansion expansion;
        private long bytes;

        EntryStream(InputStream in, String name, Expansion expansion) {
            super(in);
            this.name = name;
            this.expansion = expansion;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = readChecked(target, offset, length);
            if (read > 0) {
                bytes += read;
                limits.checkEntry(place, name, bytes);
                expansion.add(read);
            }
            return read;
        }

        private int readChecked(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (RuntimeException e) {
                throw new IOException(FailureText.of(e), e);
            }
        }
    }
}
