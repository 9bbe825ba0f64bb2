package org.tarnish.imaging.format.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of a scan, without the zero that follows each byte of ones. At a marker, or at the end of the file, it goes
 * on with zeros and knows that these are none of the file's: {@link #isOverdrawn()}.
 */
final class JpegBitReader {
    private static final VarHandle FOUR_BYTES = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] file;
    private int position;
    private long bits;
    /** How many of the lowest of {@code bits} are still to be read, and how many of these are made up. */
    private int count;

    private int madeUp;

    JpegBitReader(byte[] file, int position) {
        this.file = file;
        this.position = position;
    }

    /** Sees to it that 32 bits can be looked at and skipped. */
    void fill() {
        if (count >= 32) {
            return;
        }
        if (position + Integer.BYTES <= file.length && madeUp == 0) {
            var four = (int) FOUR_BYTES.get(file, position);
            // No byte is all ones: the usual zero byte test of the complement.
            if ((~four - 0x01010101 & four & 0x80808080) == 0) {
                bits = bits << 32 | four & 0xffffffffL;
                count += 32;
                position += Integer.BYTES;
                return;
            }
        }
        while (count <= 48) {
            bits = bits << 8 | next();
            count += 8;
        }
    }

    private int next() {
        if (madeUp == 0 && position < file.length) {
            var value = file[position] & 0xff;
            if (value != 0xff) {
                position++;
                return value;
            }
            if (position + 1 < file.length && file[position + 1] == 0) {
                position += 2;
                return value;
            }
        }
        madeUp += 8;
        return 0;
    }

    /** The next bits, at most 16, as a number. */
    int look(int length) {
        return (int) (bits >>> count - length) & (1 << length) - 1;
    }

    void skip(int length) {
        count -= length;
    }

    /** Whether more was read than there is before the next marker. */
    boolean isOverdrawn() {
        return count < madeUp;
    }

    /**
     * Goes behind the marker that comes next.
     *
     * @return false if it is not there, less than a byte from here
     */
    boolean pass(int marker) {
        if (count - madeUp < 0 || count - madeUp >= 8) {
            return false;
        }
        if (position + 1 >= file.length || file[position] != (byte) 0xff || file[position + 1] != (byte) marker) {
            return false;
        }
        position += 2;
        bits = 0;
        count = 0;
        madeUp = 0;
        return true;
    }
}
