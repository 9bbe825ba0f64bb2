package org.tarnish.imaging.corruption.digital;

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
    /** Enough fractional bits for exact quotients of coefficients, which are below 2^15. */
    private static final int RECIPROCAL_BITS = 32;

    private final int[] steps;
    private final long[] reciprocals;

    private QuantizationTable(int[] base, int quality) {
        var scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        steps = new int[base.length];
        reciprocals = new long[base.length];
        for (var i = 0; i < base.length; i++) {
            steps[i] = Math.max(1, Math.min(255, (base[i] * scale + 50) / 100));
            reciprocals[i] = (1L << RECIPROCAL_BITS) / (steps[i] * LARGER) + 1;
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

    /**
     * Rounds the coefficients of one row of blocks, 8 times as large as the standard's, to multiples of their steps in
     * the standard's size.
     *
     * @param y which of the eight rows of the blocks
     */
    void round(int[] row, int y) {
        for (var x = 0; x < SIDE; x++) {
            var step = steps[y * SIDE + x];
            var half = step * (LARGER / 2);
            var reciprocal = reciprocals[y * SIDE + x];
            for (var i = x; i < row.length; i += SIDE) {
                var sign = row[i] >> 31;
                var quotient = (int) (((row[i] ^ sign) - sign + half) * reciprocal >>> RECIPROCAL_BITS);
                row[i] = ((quotient ^ sign) - sign) * step;
            }
        }
    }
}
