package org.tarnish.dataset.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A stream that is read in exact pieces and knows its position; not thread-safe. */
final class Source {
    private final InputStream in;
    private long position;

    Source(InputStream in) {
        this.in = in;
    }

    long position() {
        return position;
    }

    /** The next byte, 0..255; -1 at the end. */
    int next() throws IOException {
        var value = in.read();
        if (value >= 0) {
            position++;
        }
        return value;
    }

    int oneByte() throws IOException {
        var value = next();
        if (value < 0) {
            throw cutOff();
        }
        return value;
    }

    /** As many bytes as there are up to a length, never more memory than what comes. */
    byte[] bytes(int length) throws IOException {
        var bytes = in.readNBytes(length);
        position += bytes.length;
        if (bytes.length < length) {
            throw cutOff();
        }
        return bytes;
    }

    void skip(long length) throws IOException {
        try {
            in.skipNBytes(length);
        } catch (EOFException e) {
            throw cutOff();
        }
        position += length;
    }

    /** An unsigned number of up to four bytes. */
    long unsigned(int length, boolean big) throws IOException {
        var bytes = bytes(length);
        var value = 0L;
        for (var i = 0; i < length; i++) {
            value = value << 8 | bytes[big ? i : length - 1 - i] & 0xff;
        }
        return value;
    }

    private FormatException cutOff() {
        return new FormatException("is cut off after " + position + " bytes");
    }
}
