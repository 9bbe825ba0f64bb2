package org.tarnish.dataset.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A stream that is read in exact pieces and knows its position; not thread-safe. */
public final class Source {
    private final InputStream in;
    private long position;

    public Source(InputStream in) {
        this.in = in;
    }

    public long position() {
        return position;
    }

    /** The rest of it, as a stream whose reading moves the position. */
    public InputStream stream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return next();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                var read = in.read(target, offset, length);
                position += Math.max(0, read);
                return read;
            }

            @Override
            public long skip(long count) throws IOException {
                var skipped = in.skip(count);
                position += skipped;
                return skipped;
            }

            @Override
            public int available() throws IOException {
                return in.available();
            }
        };
    }

    /** The next byte, 0..255; -1 at the end. */
    public int next() throws IOException {
        var value = in.read();
        if (value >= 0) {
            position++;
        }
        return value;
    }

    public int oneByte() throws IOException {
        var value = next();
        if (value < 0) {
            throw cutOff();
        }
        return value;
    }

    /** As many bytes as there are up to a length, never more memory than what comes. */
    public byte[] bytes(int length) throws IOException {
        var bytes = in.readNBytes(length);
        position += bytes.length;
        if (bytes.length < length) {
            throw cutOff();
        }
        return bytes;
    }

    public void skip(long length) throws IOException {
        try {
            in.skipNBytes(length);
        } catch (EOFException e) {
            throw cutOff();
        }
        position += length;
    }

    /** An unsigned number of up to four bytes. */
    public long unsigned(int length, boolean big) throws IOException {
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
