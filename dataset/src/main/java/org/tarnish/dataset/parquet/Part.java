package org.tarnish.dataset.parquet;

import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream, as a stream; closing it leaves the stream open. */
final class Part extends InputStream {
    private final InputStream in;
    private long left;

    Part(InputStream in, long left) {
        this.in = in;
        this.left = left;
    }

    /** Bytes that have not been read. */
    long left() {
        return left;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        var value = in.read();
        left -= value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0 && length > 0) {
            return -1;
        }
        var read = in.read(target, offset, (int) Math.min(left, length));
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = in.skip(Math.min(left, count));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, in.available());
    }
}
