package org.tarnish.imaging.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.tarnish.imaging.Image;

/**
 * PNG's row filters (PNG specification, third edition, section 9). Each row takes the filter whose bytes, read as signed
 * numbers, have the smallest sum of absolute values; of equals the first.
 */
final class RowFilters {
    private static final int BEFORE = Image.CHANNELS;
    private static final int SUB = 1;
    private static final int UP = 2;
    private static final int AVERAGE = 3;
    private static final int PAETH = 4;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;
    private static final long EACH_PAIR = 0x0001000100010001L;

    private byte[] above = {};
    private byte[] row = {};
    private byte[][] filtered = {};

    /** Writes each row's filter type and filtered samples to {@code target}. */
    void filter(Image image, byte[] target) {
        var rowBytes = image.width() * Image.CHANNELS;
        // In front of the samples lies a black pixel, the left neighbor of the first.
        if (row.length != BEFORE + rowBytes) {
            above = new byte[BEFORE + rowBytes];
            row = new byte[BEFORE + rowBytes];
            filtered = new byte[PAETH + 1][rowBytes];
        }
        Arrays.fill(row, (byte) 0);
        for (var y = 0; y < image.height(); y++) {
            var previous = above;
            above = row;
            row = previous;
            System.arraycopy(image.samples(), y * rowBytes, row, BEFORE, rowBytes);
            var type = best();
            target[y * (rowBytes + 1)] = (byte) type;
            System.arraycopy(filtered[type], 0, target, y * (rowBytes + 1) + 1, rowBytes);
        }
    }

    private int best() {
        System.arraycopy(row, BEFORE, filtered[0], 0, filtered[0].length);
        subtractLeft(row, filtered[SUB]);
        subtractAbove(row, above, filtered[UP]);
        subtractAverage(row, above, filtered[AVERAGE]);
        subtractPaeth(row, above, filtered[PAETH]);
        var best = 0;
        var smallest = Integer.MAX_VALUE;
        for (var type = 0; type < filtered.length; type++) {
            var sum = sumOfMagnitudes(filtered[type]);
            if (sum < smallest) {
                smallest = sum;
                best = type;
            }
        }
        return best;
    }

    /** Eight bytes at a time: the magnitudes of bytes in one word, then the sum of its bytes. */
    private static int sumOfMagnitudes(byte[] bytes) {
        var sum = 0;
        var i = 0;
        for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
            var word = (long) LONGS.get(bytes, i);
            var signs = word >>> 7 & EACH_BYTE;
            // A negative byte is inverted and increased by one; 0x80 becomes 128, so nothing is carried over.
            var magnitudes = (word ^ signs * 0xff) + signs;
            var pairs = (magnitudes & EVEN_BYTES) + (magnitudes >>> 8 & EVEN_BYTES);
            sum += (int) (pairs * EACH_PAIR >>> 48);
        }
        for (; i < bytes.length; i++) {
            sum += Math.abs(bytes[i]);
        }
        return sum;
    }

    private static void subtractLeft(byte[] row, byte[] out) {
        for (var i = 0; i < out.length; i++) {
            out[i] = (byte) (row[i + BEFORE] - row[i]);
        }
    }

    private static void subtractAbove(byte[] row, byte[] above, byte[] out) {
        for (var i = 0; i < out.length; i++) {
            out[i] = (byte) (row[i + BEFORE] - above[i + BEFORE]);
        }
    }

    private static void subtractAverage(byte[] row, byte[] above, byte[] out) {
        for (var i = 0; i < out.length; i++) {
            out[i] = (byte) (row[i + BEFORE] - ((row[i] & 0xff) + (above[i + BEFORE] & 0xff) >>> 1));
        }
    }

    private static void subtractPaeth(byte[] row, byte[] above, byte[] out) {
        for (var i = 0; i < out.length; i++) {
            var left = row[i] & 0xff;
            var up = above[i + BEFORE] & 0xff;
            var corner = above[i] & 0xff;
            var fromLeft = Math.abs(up - corner);
            var fromUp = Math.abs(left - corner);
            var fromCorner = Math.abs(left + up - 2 * corner);
            var nearest = fromUp <= fromCorner ? up : corner;
            var predicted = fromLeft <= Math.min(fromUp, fromCorner) ? left : nearest;
            out[i] = (byte) (row[i + BEFORE] - predicted);
        }
    }
}
