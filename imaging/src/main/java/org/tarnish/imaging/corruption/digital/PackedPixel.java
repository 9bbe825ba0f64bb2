package org.tarnish.imaging.corruption.digital;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A pixel's three samples as one number, red lowest, read and written with the byte that follows them: rows have one
 * byte more than their pixels need, and are written from left to right.
 */
final class PackedPixel {
    static final int RED_AND_BLUE = 0xff00ff;
    static final int GREEN = 0xff00;

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private PackedPixel() {}

    /** The samples from {@code at} on; what the upper 8 bits are does not matter. */
    static int get(byte[] row, int at) {
        return (int) FOUR_BYTES.get(row, at);
    }

    static void set(byte[] row, int at, int pixel) {
        FOUR_BYTES.set(row, at, pixel);
    }
}
