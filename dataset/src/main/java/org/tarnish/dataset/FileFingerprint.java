package org.tarnish.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The identity of one file, see {@link ImageCollection#fingerprint}. */
final class FileFingerprint {
    private static final long WHOLE = 256L << 20;
    private static final int PART = 1 << 20;

    private FileFingerprint() {}

    static String of(Path file) throws IOException {
        return of(file, WHOLE);
    }

    static String of(Path file, long whole) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var size = channel.size();
            if (size <= whole) {
                return Sha256.of("file").add(Channels.newInputStream(channel)).hex();
            }
            return Sha256.of("large file")
                    .add(size)
                    .add(Files.getLastModifiedTime(file).toMillis())
                    .add(part(channel, 0))
                    .add(part(channel, Math.max(0, size - PART)))
                    .hex();
        } catch (IOException e) {
            throw new DatasetException("the file " + file + " cannot be read: " + Reason.of(e), e);
        }
    }

    private static ByteBuffer part(FileChannel channel, long position) throws IOException {
        var buffer = ByteBuffer.allocate(PART);
        var read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, position + buffer.position());
        }
        return buffer.flip();
    }
}
