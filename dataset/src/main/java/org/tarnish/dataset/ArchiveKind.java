package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The kinds of archives that are read, told by their first bytes. */
enum ArchiveKind {
    ZIP {
        @Override
        StoredFiles open(Path archive, ArchiveLimits limits) {
            return new ZipFiles(archive, limits);
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

    static ArchiveKind of(Path file) throws IOException {
        byte[] head;
        try (var content = Files.newInputStream(file)) {
            head = content.readNBytes(HEAD);
        } catch (IOException e) {
            throw new DatasetException("the file " + file + " cannot be read: " + Reason.of(e), e);
        }
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (starts(head, 0x1f, 0x8b)) {
            return TAR_GZ;
        }
        if (starts(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return TAR_XZ;
        }
        if (TarArchiveInputStream.matches(head, head.length)) {
            return TAR;
        }
        throw new DatasetException(
                "the file " + file + (head.length == 0 ? " is empty" : " is no archive that is known")
                        + "; allowed are tar, tar.gz, tar.xz and zip, told by their content");
    }

    StoredFiles open(Path archive, ArchiveLimits limits) {
        return new TarFiles(archive, this, limits);
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
