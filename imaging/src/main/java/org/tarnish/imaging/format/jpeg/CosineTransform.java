package org.tarnish.imaging.format.jpeg;

/**
 * The discrete cosine transform of blocks of 8 x 8 and its inverse in whole numbers, after Loeffler, Ligtenberg and
 * Moschytz (ICASSP 1989) with 13 fractional bits, as the Independent JPEG Group's "slow but accurate" method: equal to
 * it bit by bit. Stateless.
 *
 * <p>Eight rows are transformed at once, at every index the eight samples that the rows have there, in small steps: the
 * JDK's compiler makes vector instructions of short loops with one index. The method's shared products are multiplied
 * out, which in whole numbers changes nothing. For the transform along the rows, the blocks are transposed.
 */
final class CosineTransform {
    private static final int BITS = 13;
    /** Fractional bits that the first of both passes leaves to the second. */
    private static final int KEPT = 2;

    private static final int C_0_298 = 2446;
    private static final int C_0_390 = 3196;
    private static final int C_0_541 = 4433;
    private static final int C_0_765 = 6270;
    private static final int C_0_899 = 7373;
    private static final int C_1_175 = 9633;
    private static final int C_1_501 = 12299;
    private static final int C_1_847 = 15137;
    private static final int C_1_961 = 16069;
    private static final int C_2_053 = 16819;
    private static final int C_2_562 = 20995;
    private static final int C_3_072 = 25172;

    /** Weights of the differences 3, 2, 1, 0 in the odd coefficients 7, 5, 3 and 1; of these, back. */
    private static final int[] C3 = {
        C_0_298 - C_0_899 + C_1_175 - C_1_961, C_1_175, C_1_175 - C_1_961, C_1_175 - C_0_899
    };

    private static final int[] C2 = {
        C_1_175, C_2_053 - C_2_562 + C_1_175 - C_0_390, C_1_175 - C_2_562, C_1_175 - C_0_390
    };
    private static final int[] C1 = {
        C_1_175 - C_1_961, C_1_175 - C_2_562, C_3_072 - C_2_562 + C_1_175 - C_1_961, C_1_175
    };
    private static final int[] C0 = {
        C_1_175 - C_0_899, C_1_175 - C_0_390, C_1_175, C_1_501 - C_0_899 + C_1_175 - C_0_390
    };

    private CosineTransform() {}

    /** Samples around 0 in eight rows to coefficients, 8 times as large as the standard's; the others are scratch. */
    static void forward(int[][] rows, int[][] turned, int[][] scratch) {
        transpose(rows, 0, 0, turned, 0, 0, rows[0].length);
        forwardTurned(turned, rows, scratch);
    }

    /** As {@link #forward}, of samples whose blocks are transposed already. */
    static void forwardTurned(int[][] turned, int[][] rows, int[][] scratch) {
        forward(turned, BITS - KEPT, KEPT, 0, scratch);
        transpose(turned, 0, 0, rows, 0, 0, rows[0].length);
        forward(rows, BITS + KEPT, 0, KEPT, scratch);
    }

    /** Coefficients of the standard's size in eight rows to samples around 0; the others are scratch. */
    static void inverse(int[][] rows, int[][] turned, int[][] scratch) {
        inverseTurned(rows, turned, scratch);
        transpose(turned, 0, 0, rows, 0, 0, rows[0].length);
    }

    /** As {@link #inverse}, to samples whose blocks are transposed. */
    static void inverseTurned(int[][] rows, int[][] turned, int[][] scratch) {
        inverse(rows, BITS - KEPT, scratch);
        transpose(rows, 0, 0, turned, 0, 0, rows[0].length);
        inverse(turned, BITS + KEPT + 3, scratch);
    }

    /**
     * Every block of 8 x 8 for itself.
     *
     * @param top the first of eight rows that are read
     * @param left the first of {@code length} columns that are read
     * @param toTop the first row that is written
     */
    static void transpose(int[][] from, int top, int left, int[][] to, int toTop, int toLeft, int length) {
        var to0 = to[toTop];
        var to1 = to[toTop + 1];
        var to2 = to[toTop + 2];
        var to3 = to[toTop + 3];
        var to4 = to[toTop + 4];
        var to5 = to[toTop + 5];
        var to6 = to[toTop + 6];
        var to7 = to[toTop + 7];
        for (var y = 0; y < 8; y++) {
            var row = from[top + y];
            for (var x = 0; x < length; x += 8) {
                var at = left + x;
                var column = toLeft + x + y;
                to0[column] = row[at];
                to1[column] = row[at + 1];
                to2[column] = row[at + 2];
                to3[column] = row[at + 3];
                to4[column] = row[at + 4];
                to5[column] = row[at + 5];
                to6[column] = row[at + 6];
                to7[column] = row[at + 7];
            }
        }
    }

    private static void forward(int[][] rows, int shift, int up, int down, int[][] scratch) {
        var s0 = scratch[0];
        var s1 = scratch[1];
        var s2 = scratch[2];
        var s3 = scratch[3];
        var d0 = scratch[4];
        var d1 = scratch[5];
        var d2 = scratch[6];
        var d3 = scratch[7];
        var half = 1 << shift - 1;
        butterfly(rows[0], rows[7], s0, d0);
        butterfly(rows[1], rows[6], s1, d1);
        butterfly(rows[2], rows[5], s2, d2);
        butterfly(rows[3], rows[4], s3, d3);

        butterfly(s0, s3, s0, s3);
        butterfly(s1, s2, s1, s2);
        butterfly(s0, s1, rows[0], rows[4]);
        shift(rows[0], up, down);
        shift(rows[4], up, down);
        rotate(s3, s2, C_0_541 + C_0_765, C_0_541, half, shift, rows[2]);
        rotate(s3, s2, C_0_541, C_0_541 - C_1_847, half, shift, rows[6]);

        // Each coefficient's weights of the four differences, as the sums of the method's shared products.
        combine(d3, d2, d1, d0, C3, half, shift, rows[7]);
        combine(d3, d2, d1, d0, C2, half, shift, rows[5]);
        combine(d3, d2, d1, d0, C1, half, shift, rows[3]);
        combine(d3, d2, d1, d0, C0, half, shift, rows[1]);
    }

    private static void inverse(int[][] rows, int shift, int[][] scratch) {
        var half = 1 << shift - 1;
        var e0 = scratch[0];
        var e1 = scratch[1];
        var e2 = scratch[2];
        var e3 = scratch[3];
        var high = scratch[4];
        var low = scratch[5];
        var sum = scratch[6];
        var difference = scratch[7];
        rotate(rows[2], rows[6], C_0_541 + C_0_765, C_0_541, 0, 0, high);
        rotate(rows[2], rows[6], C_0_541, C_0_541 - C_1_847, 0, 0, low);
        butterfly(rows[0], rows[4], sum, difference);
        scale(sum, half);
        scale(difference, half);
        butterfly(sum, high, e0, e3);
        butterfly(difference, low, e1, e2);

        var p0 = scratch[4];
        var p1 = scratch[5];
        var p2 = scratch[6];
        var p3 = scratch[7];
        combine(rows[7], rows[5], rows[3], rows[1], C3, 0, 0, p0);
        combine(rows[7], rows[5], rows[3], rows[1], C2, 0, 0, p1);
        combine(rows[7], rows[5], rows[3], rows[1], C1, 0, 0, p2);
        combine(rows[7], rows[5], rows[3], rows[1], C0, 0, 0, p3);
        butterfly(e0, p3, shift, rows[0], rows[7]);
        butterfly(e1, p2, shift, rows[1], rows[6]);
        butterfly(e2, p1, shift, rows[2], rows[5]);
        butterfly(e3, p0, shift, rows[3], rows[4]);
    }

    private static void butterfly(int[] a, int[] b, int[] sum, int[] difference) {
        for (var i = 0; i < a.length; i++) {
            var first = a[i];
            var second = b[i];
            sum[i] = first + second;
            difference[i] = first - second;
        }
    }

    private static void butterfly(int[] a, int[] b, int shift, int[] sum, int[] difference) {
        for (var i = 0; i < a.length; i++) {
            var first = a[i];
            var second = b[i];
            sum[i] = first + second >> shift;
            difference[i] = first - second >> shift;
        }
    }

    private static void rotate(int[] a, int[] b, int ofA, int ofB, int half, int shift, int[] out) {
        for (var i = 0; i < out.length; i++) {
            out[i] = a[i] * ofA + b[i] * ofB + half >> shift;
        }
    }

    private static void combine(int[] a, int[] b, int[] c, int[] d, int[] weights, int half, int shift, int[] out) {
        var ofA = weights[0];
        var ofB = weights[1];
        var ofC = weights[2];
        var ofD = weights[3];
        for (var i = 0; i < out.length; i++) {
            out[i] = a[i] * ofA + b[i] * ofB + c[i] * ofC + d[i] * ofD + half >> shift;
        }
    }

    private static void shift(int[] row, int up, int down) {
        var half = 1 << down >> 1;
        for (var i = 0; i < row.length; i++) {
            row[i] = (row[i] << up) + half >> down;
        }
    }

    private static void scale(int[] row, int half) {
        for (var i = 0; i < row.length; i++) {
            row[i] = (row[i] << BITS) + half;
        }
    }
}
