package org.tarnish.imaging.resize;

import java.util.Arrays;

/**
 * Weighted sums of rows of samples and their division by the sum of the weights, rounded half up. Loops of integers that
 * use one index for all their arrays become vector code; sums that need more than 31 bits are kept as longs.
 */
final class Sums {
    private static final int LARGEST_SAMPLE = 255;

    private final int[] sums;
    private final long[] wideSums;
    private final RoundedQuotient quotient;
    private final int half;
    private final int shift;

    /** @param total sum of all weights of a sample, up to 2^40 */
    Sums(int length, long total) {
        var isWide = total > Integer.MAX_VALUE / (LARGEST_SAMPLE + 1);
        sums = new int[isWide ? 0 : length];
        wideSums = new long[isWide ? length : 0];
        quotient = new RoundedQuotient(total);
        half = isWide ? 0 : (int) (total / 2);
        shift = isWide || Long.bitCount(total) > 1 ? -1 : Long.numberOfTrailingZeros(total);
    }

    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(wideSums, 0);
    }

    void add(int weight, int[] row) {
        for (var i = 0; i < sums.length; i++) {
            sums[i] += weight * row[i];
        }
        for (var i = 0; i < wideSums.length; i++) {
            wideSums[i] += (long) weight * row[i];
        }
    }

    /** Writes the quotients to {@code target}; the sums are lost. */
    void divide(byte[] target, int offset) {
        for (var i = 0; i < wideSums.length; i++) {
            target[offset + i] = quotient.of(wideSums[i]);
        }
        if (shift < 0) {
            for (var i = 0; i < sums.length; i++) {
                target[offset + i] = quotient.of(sums[i]);
            }
            return;
        }
        shiftRounded();
        for (var i = 0; i < sums.length; i++) {
            target[offset + i] = (byte) sums[i];
        }
    }

    private void shiftRounded() {
        for (var i = 0; i < sums.length; i++) {
            sums[i] = sums[i] + half >> shift;
        }
    }
}
