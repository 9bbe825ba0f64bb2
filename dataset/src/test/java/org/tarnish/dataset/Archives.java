package org.tarnish.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Packs files into every form of archive, in the order of the map. */
final class Archives {
    private Archives() {}

    static Path folder(Path target, Map<String, byte[]> files) throws IOException {
        for (var file : files.entrySet()) {
            var path = target.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return target;
    }

    static Path tar(Path target, Map<String, byte[]> files) throws IOException {
        return Files.write(target, tar(files));
    }

    static Path tarGz(Path target, Map<String, byte[]> files) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(target))) {
            out.write(tar(files));
        }
        return target;
    }

    static Path tarXz(Path target, Map<String, byte[]> files) throws IOException {
        try (var out = new XZOutputStream(Files.newOutputStream(target), new LZMA2Options(0))) {
            out.write(tar(files));
        }
        return target;
    }

    static Path zip(Path target, Map<String, byte[]> files) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return target;
    }

    static byte[] tar(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = tarTo(bytes)) {
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(file.getValue().length);
                put(out, entry, file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    static TarArchiveOutputStream tarTo(OutputStream out) {
        var tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content) throws IOException {
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
