package org.tarnish.imaging.format.jpeg;

import java.io.ByteArrayOutputStream;

/** Bits of a JPEG's scan, the upper ones first; after a byte of ones comes one of zeros. */
final class JpegBits {
    private final ByteArrayOutputStream out;
    private long bits;
    private int count;

    JpegBits(ByteArrayOutputStream out) {
        this.out = out;
    }

    void put(int value, int length) {
        bits = bits << length | value;
        count += length;
        while (count >= Byte.SIZE) {
            count -= Byte.SIZE;
            var next = (int) (bits >> count) & 0xff;
            out.write(next);
            if (next == 0xff) {
                out.write(0);
            }
        }
    }

    /** Fills the last byte with ones. */
    void finish() {
        if (count > 0) {
            put((1 << Byte.SIZE - count) - 1, Byte.SIZE - count);
        }
    }
}
