package org.tarnish.imaging.format.jpeg;

import java.util.Arrays;

/**
 * One component of a JPEG image, as many rows at a time as one row of units has: 8, or 16 where chroma has half of the
 * rows. A strip is small enough for the processor's cache and is filled anew for the next rows. Its loops have one
 * index, so that they become vector code.
 */
final class JpegStrip {
    private static final int BLOCK = 8;
    private static final int MIDDLE = 128;

    final int[][] rows;
    private final int[][] blocks = new int[BLOCK][];
    private final int[][] turned;
    private final int[][] scratch;

    /** Both sides are whole blocks. */
    JpegStrip(int length, int height) {
        rows = new int[height][length];
        turned = new int[BLOCK][length];
        scratch = new int[BLOCK][length];
    }

    /** Samples in a row. */
    int length() {
        return rows[0].length;
    }

    void clear() {
        for (var row : rows) {
            Arrays.fill(row, 0);
        }
    }

    /**
     * Transforms every block of coefficients, of the standard's size, to samples, in place.
     *
     * @return false if a sample was about four times as far from the middle as it may be; the strip is of no use then
     */
    boolean toSamples() {
        for (var y = 0; y < rows.length; y += BLOCK) {
            System.arraycopy(rows, y, blocks, 0, BLOCK);
            CosineTransform.inverse(blocks, turned, scratch);
            for (var row : blocks) {
                if (far(row) != 0) {
                    return false;
                }
                toLevels(row);
            }
        }
        return true;
    }

    /** How many numbers are outside of -512..511. */
    private static int far(int[] row) {
        var count = 0;
        for (var i = 0; i < row.length; i++) {
            count += -(row[i] + 512 >>> 10) >>> 31;
        }
        return count;
    }

    /** From samples around 0. */
    static void toLevels(int[] row) {
        for (var i = 0; i < row.length; i++) {
            row[i] = clipped(row[i] + MIDDLE);
        }
    }

    /** To 0..255, by masks: where a difference is negative, its shifted sign is all ones. */
    static int clipped(int value) {
        var excess = 255 - value;
        var atMost = value + (excess & excess >> 31);
        return atMost & ~(atMost >> 31);
    }
}
