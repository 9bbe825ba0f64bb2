package org.tarnish.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tarnish.machine.file.FailureText;
import org.tarnish.machine.file.FilePart;
import org.tarnish.machine.file.Sha256;

/** The identity of one file, see {@link ImageCollection#fingerprint}. */
final class FileFingerprint {
    private static final long WHOLE = 256L << 20;
    private static final int PART = 1 << 20;

    private FileFingerprint() {}

    /** @param most bytes that are read of a file before it is refused */
    static String of(Path file, long most) throws IOException {
        return of(file, most, WHOLE);
    }

    static String of(Path file, long most, long whole) throws IOException {
        try (var channel = new RegularFiles().channel(file)) {
            var size = channel.size();
            if (size <= whole) {
                return whole(file, channel, most);
            }
            return Sha256.begin("large file")
                    .add(size)
                    .add(Files.getLastModifiedTime(file).toMillis())
                    .add(part(channel, 0))
                    .add(part(channel, Math.max(0, size - PART)))
                    .hex();
        } catch (DatasetException e) {
            throw e;
        } catch (IOException e) {
            throw new DatasetException("the file " + file + " cannot be read: " + FailureText.of(e), e);
        }
    }

    /** Bounded by what comes, since a file that grows has more than its size. */
    private static String whole(Path file, FileChannel channel, long most) throws IOException {
        var sum = Sha256.begin("file");
        var buffer = ByteBuffer.allocate(1 << 16);
        var read = 0L;
        while (channel.read(buffer) >= 0) {
            read += buffer.position();
            if (read > most) {
                throw new DatasetException("the file " + file + " has more than " + most
                        + " bytes, which is the most that is read to tell what it holds; raise the bound");
            }
            sum.add(buffer.flip());
            buffer.clear();
        }
        return sum.hex();
    }

    private static ByteBuffer part(FileChannel channel, long position) throws IOException {
        var buffer = ByteBuffer.allocate(PART);
        FilePart.readAvailable(channel, buffer, position);
        return buffer.flip();
    }
}
