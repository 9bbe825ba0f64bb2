package org.tarnish.machine.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Whole reads and writes at a place in a file, which a channel alone may do in part. */
public final class FilePart {
    private FilePart() {}

    /** Writes all that is left in a buffer. */
    public static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        for (long next = at; bytes.hasRemaining(); ) {
            next += channel.write(bytes, next);
        }
    }

    /**
     * Fills what is left of a buffer.
     *
     * @throws EOFException if the file is too short
     */
    public static void read(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long end = at + bytes.remaining();
        if (readAvailable(channel, bytes, at) < end - at) {
            throw new EOFException("the file ends after " + channel.size() + " bytes, wanted were those up to " + end);
        }
    }

    /** Fills what is left of a buffer as far as the file goes; returns how many bytes that were. */
    public static int readAvailable(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        int done = 0;
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, at + done);
            if (count < 0) {
                return done;
            }
            done += count;
        }
        return done;
    }
}
