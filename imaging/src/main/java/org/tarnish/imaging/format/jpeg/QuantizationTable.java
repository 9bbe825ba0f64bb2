package org.tarnish.imaging.format.jpeg;

import java.util.Arrays;

/**
 * The steps that JPEG's coefficients are rounded to: Annex K's tables in rows, scaled by libjpeg's rule for a quality
 * {@code q} of 1 to 100: {@code s = 5000 / q} in whole numbers below 50, else {@code 200 - 2 q}; every entry becomes
 * {@code (entry * s + 50) / 100} in whole numbers, at least 1 and at most 255.
 */
final class QuantizationTable {
    private static final int[] LUMA = {
        16, 11, 10, 16, 24, 40, 51, 61, //
        12, 12, 14, 19, 26, 58, 60, 55, //
        14, 13, 16, 24, 40, 57, 69, 56, //
        14, 17, 22, 29, 51, 87, 80, 62, //
        18, 22, 37, 56, 68, 109, 103, 77, //
        24, 35, 55, 64, 81, 104, 113, 92, //
        49, 64, 78, 87, 103, 121, 120, 101, //
        72, 92, 95, 98, 112, 100, 103, 99
    };
    private static final int[] CHROMA = {
        17, 18, 24, 47, 99, 99, 99, 99, //
        18, 21, 26, 66, 99, 99, 99, 99, //
        24, 26, 56, 99, 99, 99, 99, 99, //
        47, 66, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99
    };
    private static final int SIDE = 8;
    /** The coefficients of the transform are 8 times as large as those of the standard. */
    private static final int LARGER = 8;

    private static final int RECIPROCAL_BITS = 16;

    private final int[] steps;

    private QuantizationTable(int[] base, int quality) {
        var scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        steps = new int[base.length];
        for (var i = 0; i < base.length; i++) {
            steps[i] = Math.max(1, Math.min(255, (base[i] * scale + 50) / 100));
        }
    }

    static QuantizationTable luma(int quality) {
        return new QuantizationTable(LUMA, quality);
    }

    static QuantizationTable chroma(int quality) {
        return new QuantizationTable(CHROMA, quality);
    }

    /** The step of one coefficient, in rows. */
    int step(int index) {
        return steps[index];
    }

    /** The steps for rows of blocks, one for each of the eight rows. */
    Row[] steps(int length) {
        var rows = new Row[SIDE];
        for (var y = 0; y < SIDE; y++) {
            rows[y] = new Row(Arrays.copyOfRange(steps, y * SIDE, (y + 1) * SIDE), length);
        }
        return rows;
    }

    /** The steps for rows of which the first {@code length} are of this table and as many as are named of another. */
    Row[] steps(int length, QuantizationTable after, int lengthAfter) {
        var rows = steps(length + lengthAfter);
        for (var y = 0; y < SIDE; y++) {
            rows[y].fill(Arrays.copyOfRange(after.steps, y * SIDE, (y + 1) * SIDE), length, length + lengthAfter);
        }
        return rows;
    }

    /** The steps of one row of blocks: loops over it have one index, so that they become vector code. */
    static final class Row {
        private final int[] steps;

        /** Of the divisors, which are {@link #LARGER} times the steps. */
        private final int[] reciprocals;

        private Row(int[] ofBlock, int length) {
            steps = new int[length];
            reciprocals = new int[length];
            fill(ofBlock, 0, length);
        }

        private void fill(int[] ofBlock, int from, int to) {
            for (var i = 0; i < SIDE; i++) {
                steps[from + i] = ofBlock[i];
                reciprocals[from + i] = (1 << RECIPROCAL_BITS) / (ofBlock[i] * LARGER);
            }
            for (var done = SIDE; done < to - from; done *= 2) {
                var count = Math.min(done, to - from - done);
                System.arraycopy(steps, from, steps, from + done, count);
                System.arraycopy(reciprocals, from, reciprocals, from + done, count);
            }
        }

        /**
         * Rounds coefficients, 8 times as large as the standard's, to multiples of their steps in the standard's size.
         *
         * @param sizes scratch, as long as the row
         * @param quotients likewise
         */
        void round(int[] row, int[] sizes, int[] quotients) {
            sizes(row, steps, sizes);
            quotients(sizes, steps, reciprocals, quotients);
            multiples(row, quotients, steps);
        }

        /** Absolute values, increased by half a divisor. */
        private static void sizes(int[] row, int[] steps, int[] sizes) {
            for (var i = 0; i < sizes.length; i++) {
                var sign = row[i] >> 31;
                sizes[i] = (row[i] ^ sign) - sign + steps[i] * (LARGER / 2);
            }
        }

        /** Sizes are below 2^15, so a quotient by the reciprocal is the right one or one too small. */
        private static void quotients(int[] sizes, int[] steps, int[] reciprocals, int[] quotients) {
            for (var i = 0; i < quotients.length; i++) {
                var quotient = sizes[i] * reciprocals[i] >> RECIPROCAL_BITS;
                quotients[i] = quotient - ((quotient + 1) * (steps[i] * LARGER) - 1 - sizes[i] >> 31);
            }
        }

        private static void multiples(int[] row, int[] quotients, int[] steps) {
            for (var i = 0; i < row.length; i++) {
                var sign = row[i] >> 31;
                row[i] = ((quotients[i] ^ sign) - sign) * steps[i];
            }
        }
    }
}
