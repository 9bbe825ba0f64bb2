package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tarnish.machine.file.FailureText;

/**
 * A tar archive read strictly: damage of any kind is a {@link DatasetException} that names the archive and how far it
 * was read, an archive without its end mark counts as cut off, and the compressed stream is read to its end, so that
 * its checksum is verified.
 */
final class TarReader implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final String archive;
    private final ArchiveLimits limits;
    private final Expanded expanded;
    private final TarArchiveInputStream tar;
    private final TarName name = new TarName();
    private boolean endMark;
    private String last = "none";

    static TarReader open(Path archive, ArchiveKind kind, ArchiveLimits limits) throws IOException {
        var expansion = new Expansion(archive.toString(), TarFiles.sizeOf(archive), limits);
        InputStream packed = null;
        try {
            packed = new BufferedInputStream(new RegularFiles().open(archive), BUFFER);
            return new TarReader(archive.toString(), limits, kind.expand(packed), expansion);
        } catch (IOException e) {
            if (packed != null) {
                packed.close();
            }
            if (e instanceof DatasetException refused) {
                throw refused;
            }
            throw new DatasetException("the archive " + archive + " cannot be read: " + FailureText.of(e), e);
        }
    }

    /**
     * An archive that comes in a stream, such as one inside of another; what it expands to is counted there.
     *
     * @param archive what to call it in messages
     */
    static TarReader within(String archive, InputStream content, ArchiveLimits limits) {
        return new TarReader(archive, limits, content, new Expansion(archive, Long.MAX_VALUE / limits.ratio(), limits));
    }

    private TarReader(String archive, ArchiveLimits limits, InputStream content, Expansion expansion) {
        this.archive = archive;
        this.limits = limits;
        expanded = new Expanded(content, expansion);
        // One character for each byte: what these stand for is decided by TarName.
        tar = new TarArchiveInputStream(expanded, "ISO-8859-1") {
            @Override
            protected boolean isEOFRecord(byte[] record) {
                var end = super.isEOFRecord(record);
                endMark |= end && record != null;
                if (!end && record != null) {
                    name.header(record);
                }
                return end;
            }
        };
    }

    /** The name of the entry that came last, see {@link EntryText}. */
    String name() {
        return last;
    }

    /** The next entry, or null at the end. */
    TarArchiveEntry next() throws IOException {
        try {
            if (tar.getCurrentEntry() != null) {
                tar.transferTo(OutputStream.nullOutputStream());
            }
            expanded.headerBytesLeft = limits.headerBytes();
            name.begin();
            var entry = tar.getNextEntry();
            expanded.headerBytesLeft = Long.MAX_VALUE;
            if (entry != null) {
                last = name.of(entry.getName());
                return entry;
            }
            expanded.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
        if (!endMark) {
            throw new DatasetException("the archive " + archive + " is cut off or no tar archive: it has no end mark;"
                    + " the last entry read is '" + last + "'");
        }
        return null;
    }

    /** Bytes of the current entry. */
    int read(byte[] target, int offset, int length) throws IOException {
        try {
            return tar.read(target, offset, length);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private IOException damaged(Exception failure) {
        if (failure instanceof RefusedArchiveException refused) {
            return refused;
        }
        return new DatasetException(
                "the archive " + archive + " is damaged or cut off: " + FailureText.of(failure)
                        + "; the last entry read is '" + Shown.text(last) + "'",
                failure);
    }

    /** The expanded stream, counted; between two files only a bounded part of it may be read. */
    private final class Expanded extends FilterInputStream {
        private final Expansion expansion;
        private long headerBytesLeft = Long.MAX_VALUE;

        Expanded(InputStream in, Expansion expansion) {
            super(in);
            this.expansion = expansion;
        }

        @Override
        public int read() throws IOException {
            var value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = super.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            var skipped = super.skip(bytes);
            count(skipped);
            return skipped;
        }

        private void count(long bytes) throws IOException {
            expansion.add(bytes);
            headerBytesLeft -= bytes;
            if (headerBytesLeft < 0) {
                throw new RefusedArchiveException("the archive " + archive + " is refused: it holds more than "
                        + limits.headerBytes() + " bytes of attributes after the entry '" + Shown.text(last) + "'");
            }
        }
    }
}
