package org.tarnish.imaging.format.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing array of bytes written bit by bit, the lowest bit of each byte first. */
final class BitWriter {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** So many bits can be written at once. */
    static final int MOST_BITS = 48;

    /** Every write touches eight bytes, most of them beyond the end. */
    private static final int SLACK = Long.BYTES;

    private byte[] bytes = new byte[1 << 12];
    private int length;
    private long pending;
    private int pendingBits;

    void reset() {
        length = 0;
        pending = 0;
        pendingBits = 0;
    }

    /** Makes room for so many more bytes; to be called before writing them. */
    void reserve(int more) {
        if (bytes.length < length + more + SLACK) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more + SLACK));
        }
    }

    /** Writes the {@code count} lowest bits, at most {@link #MOST_BITS}; the bits above must be 0. */
    void write(long bits, int count) {
        pending |= bits << pendingBits;
        pendingBits += count;
        LONGS.set(bytes, length, pending);
        var whole = pendingBits >>> 3;
        length += whole;
        pending >>>= whole << 3;
        pendingBits &= 7;
    }

    /** Fills the current byte with zeros. */
    void align() {
        if (pendingBits > 0) {
            write(0, 8 - pendingBits);
        }
    }

    /** Copies whole bytes; the writer must be aligned. */
    void copy(byte[] source, int from, int count) {
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /** Whole bytes written so far. */
    int length() {
        return length;
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, length);
    }

    /** Bits in the last, unfinished byte. */
    int pendingBits() {
        return pendingBits;
    }
}
