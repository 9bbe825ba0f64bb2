package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tarnish.machine.file.FailureText;
import org.tukaani.xz.XZInputStream;

/** The kinds of archives that are read, told by their first bytes. */
enum ArchiveKind {
    ZIP {
        @Override
        StoredFiles open(Path archive, ArchiveLimits limits, ScanLimits settings) {
            return new ZipFiles(archive, limits, settings.bytes());
        }
    },
    /** No archive, but a data set in one file. */
    PARQUET {
        @Override
        StoredFiles open(Path file, ArchiveLimits limits, ScanLimits settings) {
            return new SingleFile(file, ParquetName.ENDING, settings.bytes());
        }
    },
    TAR,
    TAR_GZ {
        @Override
        InputStream expand(InputStream packed) throws IOException {
            return new GZIPInputStream(packed, BUFFER);
        }
    },
    TAR_XZ {
        @Override
        InputStream expand(InputStream packed) throws IOException {
            return new BufferedInputStream(new XZInputStream(packed, XZ_MEMORY_KIB), BUFFER);
        }
    };

    private static final int BUFFER = 1 << 16;

    /** Twice what the highest preset of xz asks for. */
    private static final int XZ_MEMORY_KIB = 128 * 1024;

    /** Up to and with the end of the first tar record. */
    private static final int HEAD = 512;

    static final String ALLOWED = "allowed are tar, tar.gz, tar.xz, zip and Parquet, told by their content";

    /** @throws DatasetException if the file is no archive of these kinds */
    static ArchiveKind of(Path file) throws IOException {
        var head = head(file);
        return told(head)
                .orElseThrow(() -> new DatasetException("the file " + file
                        + (head.length == 0 ? " is empty" : " is no archive that is known") + "; " + ALLOWED
                        + "; of arrays and other files give the folder that they are in"));
    }

    /** The kind that the first bytes of a file tell; empty if they are those of none. */
    static Optional<ArchiveKind> told(byte[] head) {
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return Optional.of(ZIP);
        }
        if (starts(head, 'P', 'A', 'R', '1') || starts(head, 'P', 'A', 'R', 'E')) {
            return Optional.of(PARQUET);
        }
        if (starts(head, 0x1f, 0x8b)) {
            return Optional.of(TAR_GZ);
        }
        if (starts(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return Optional.of(TAR_XZ);
        }
        return TarArchiveInputStream.matches(head, head.length) ? Optional.of(TAR) : Optional.empty();
    }

    /** The first bytes of a file, as many as tell its kind. */
    static byte[] head(Path file) throws IOException {
        try (var content = new RegularFiles().open(file)) {
            return content.readNBytes(HEAD);
        } catch (DatasetException e) {
            throw e;
        } catch (IOException e) {
            throw new DatasetException("the file " + file + " cannot be read: " + FailureText.of(e), e);
        }
    }

    StoredFiles open(Path archive, ArchiveLimits limits, ScanLimits settings) {
        return new TarFiles(archive, this, limits, settings.bytes());
    }

    InputStream expand(InputStream packed) throws IOException {
        return packed;
    }

    private static boolean starts(byte[] head, int... signature) {
        for (var i = 0; i < signature.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
