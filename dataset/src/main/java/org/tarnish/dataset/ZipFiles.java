package org.tarnish.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.tarnish.machine.file.FailureText;

/** The files of a zip archive; a damaged one leaves the others readable. */
record ZipFiles(Path place, ArchiveLimits limits, long mostRead) implements StoredFiles {
    /** Stored, shrunk, imploded, deflated (twice), bzip2: what is expanded without further libraries. */
    private static final Set<Integer> METHODS = Set.of(0, 1, 6, 8, 9, 12);

    @Override
    public void forEach(Visitor visitor) throws IOException {
        var names = new ArchiveNames(place.toString());
        var expansion = new Expansion(place.toString(), TarFiles.sizeOf(place), limits);
        try (var zip = open()) {
            var entries = 0L;
            for (var entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                var name = name(entry);
                limits.checkEntries(place.toString(), ++entries);
                limits.checkEntry(place.toString(), name, entry.getSize());
                if (entry.isDirectory()) {
                    visitor.folder(names.folder(name));
                } else if (entry.isUnixSymlink()) {
                    throw names.refused(name, "is a link; pack the files themselves");
                } else if (!visitor.file(names.file(name), () -> content(zip, entry, name, expansion))) {
                    return;
                }
            }
        }
    }

    /**
     * As Python's zipfile and Info-ZIP read it: UTF-8 where the entry says so, in its flag or an extra field, else code page
     * 437.
     */
    private static String name(ZipArchiveEntry entry) {
        if (entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD || entry.getRawName() == null) {
            return entry.getName();
        }
        return entry.getGeneralPurposeBit().usesUTF8ForNames()
                ? EntryText.utf8(entry.getRawName())
                : EntryText.cp437(entry.getRawName());
    }

    @Override
    public String fingerprint() throws IOException {
        return FileFingerprint.of(place, mostRead);
    }

    private ZipFile open() throws IOException {
        try {
            new RegularFiles().require(place);
            return ZipFile.builder()
                    .setPath(place)
                    .setCharset(StandardCharsets.ISO_8859_1)
                    .get();
        } catch (DatasetException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DatasetException("the archive " + place + " is damaged or cut off: " + FailureText.of(e), e);
        }
    }

    private InputStream content(ZipFile zip, ZipArchiveEntry entry, String name, Expansion expansion)
            throws IOException {
        if (!METHODS.contains(entry.getMethod())) {
            throw new IOException("it is compressed in a way that is not known (method " + entry.getMethod() + ")");
        }
        try {
            return new EntryStream(zip.getInputStream(entry), name, expansion);
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
                limits.checkEntry(place.toString(), name, bytes);
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
