package org.tarnish.cli.corrupt;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Whole reads and writes at a place in a file. */
final class FilePart {
    private FilePart() {}

    static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        for (long next = at; bytes.hasRemaining(); ) {
            next += channel.write(bytes, next);
        }
    }

    /** @throws EOFException if the file is too short */
    static void read(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        for (long next = at; bytes.hasRemaining(); ) {
            int count = channel.read(bytes, next);
            if (count < 0) {
                throw new EOFException("the file ends at " + next);
            }
            next += count;
        }
    }
}
