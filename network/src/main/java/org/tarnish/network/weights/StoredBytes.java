package org.tarnish.network.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * The bytes of a tensor as they lie in a file: float32, little-endian, in row-major order. They are copied in pieces and
 * never held whole.
 *
 * @param shape sizes, outermost first
 * @param begin its first byte in the file
 * @param length number of its bytes
 */
public record StoredBytes(Path file, List<Integer> shape, long begin, long length) {
    public StoredBytes {
        shape = List.copyOf(shape);
    }

    /**
     * Writes them where a stream stands, which stays open.
     *
     * @throws EOFException if the file has become shorter
     */
    public void copyTo(OutputStream out) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var target = Channels.newChannel(out);
            for (long done = 0; done < length; ) {
                long now = channel.transferTo(begin + done, length - done, target);
                if (now <= 0) {
                    throw new EOFException("the weights " + file + " end at byte " + (begin + done));
                }
                done += now;
            }
        }
    }
}
