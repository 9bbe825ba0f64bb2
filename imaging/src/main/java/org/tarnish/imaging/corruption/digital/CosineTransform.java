package org.tarnish.imaging.corruption.digital;

/**
 * The discrete cosine transform of blocks of 8 x 8 and its inverse in whole numbers, after Loeffler, Ligtenberg and
 * Moschytz (ICASSP 1989) with 13 fractional bits, as the Independent JPEG Group's "slow but accurate" method: equal to
 * it bit by bit. Stateless.
 *
 * <p>Eight rows are transformed at once, at every index the eight samples that the rows have there: a loop that the
 * JDK's compiler makes vector instructions of. For the transform along the rows, the blocks are transposed.
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

    private CosineTransform() {}

    /** Samples around 0 in eight rows to coefficients, 8 times as large as the standard's; {@code turned} is scratch. */
    static void forward(int[][] rows, int[][] turned) {
        transpose(rows, turned);
        forward(turned, BITS - KEPT, KEPT, 0);
        transpose(turned, rows);
        forward(rows, BITS + KEPT, 0, KEPT);
    }

    /** Coefficients of the standard's size in eight rows to samples around 0; {@code turned} is scratch. */
    static void inverse(int[][] rows, int[][] turned) {
        inverse(rows, BITS - KEPT);
        transpose(rows, turned);
        inverse(turned, BITS + KEPT + 3);
        transpose(turned, rows);
    }

    /** Every block of 8 x 8 for itself. */
    private static void transpose(int[][] from, int[][] to) {
        var to0 = to[0];
        var to1 = to[1];
        var to2 = to[2];
        var to3 = to[3];
        var to4 = to[4];
        var to5 = to[5];
        var to6 = to[6];
        var to7 = to[7];
        for (var y = 0; y < 8; y++) {
            var row = from[y];
            for (var x = 0; x < row.length; x += 8) {
                to0[x + y] = row[x];
                to1[x + y] = row[x + 1];
                to2[x + y] = row[x + 2];
                to3[x + y] = row[x + 3];
                to4[x + y] = row[x + 4];
                to5[x + y] = row[x + 5];
                to6[x + y] = row[x + 6];
                to7[x + y] = row[x + 7];
            }
        }
    }

    private static void forward(int[][] rows, int shift, int up, int down) {
        var row0 = rows[0];
        var row1 = rows[1];
        var row2 = rows[2];
        var row3 = rows[3];
        var row4 = rows[4];
        var row5 = rows[5];
        var row6 = rows[6];
        var row7 = rows[7];
        var half = 1 << shift - 1;
        var downHalf = 1 << down >> 1;
        for (var i = 0; i < row0.length; i++) {
            var s0 = row0[i] + row7[i];
            var d0 = row0[i] - row7[i];
            var s1 = row1[i] + row6[i];
            var d1 = row1[i] - row6[i];
            var s2 = row2[i] + row5[i];
            var d2 = row2[i] - row5[i];
            var s3 = row3[i] + row4[i];
            var d3 = row3[i] - row4[i];

            var outer = s0 + s3;
            var inner = s1 + s2;
            row0[i] = (outer + inner << up) + downHalf >> down;
            row4[i] = (outer - inner << up) + downHalf >> down;
            var turned = (s0 - s3 + s1 - s2) * C_0_541 + half;
            row2[i] = turned + (s0 - s3) * C_0_765 >> shift;
            row6[i] = turned - (s1 - s2) * C_1_847 >> shift;

            var z5 = (d3 + d1 + d2 + d0) * C_1_175 + half;
            var z1 = (d3 + d0) * C_0_899;
            var z2 = (d2 + d1) * C_2_562;
            var z3 = z5 - (d3 + d1) * C_1_961;
            var z4 = z5 - (d2 + d0) * C_0_390;
            row7[i] = d3 * C_0_298 - z1 + z3 >> shift;
            row5[i] = d2 * C_2_053 - z2 + z4 >> shift;
            row3[i] = d1 * C_3_072 - z2 + z3 >> shift;
            row1[i] = d0 * C_1_501 - z1 + z4 >> shift;
        }
    }

    private static void inverse(int[][] rows, int shift) {
        var row0 = rows[0];
        var row1 = rows[1];
        var row2 = rows[2];
        var row3 = rows[3];
        var row4 = rows[4];
        var row5 = rows[5];
        var row6 = rows[6];
        var row7 = rows[7];
        var half = 1 << shift - 1;
        for (var i = 0; i < row0.length; i++) {
            var x2 = row2[i];
            var x6 = row6[i];
            var turned = (x2 + x6) * C_0_541;
            var low = turned - x6 * C_1_847;
            var high = turned + x2 * C_0_765;
            var sum = (row0[i] + row4[i] << BITS) + half;
            var difference = (row0[i] - row4[i] << BITS) + half;
            var e0 = sum + high;
            var e3 = sum - high;
            var e1 = difference + low;
            var e2 = difference - low;

            var o0 = row7[i];
            var o1 = row5[i];
            var o2 = row3[i];
            var o3 = row1[i];
            var z5 = (o0 + o2 + o1 + o3) * C_1_175;
            var z1 = (o0 + o3) * C_0_899;
            var z2 = (o1 + o2) * C_2_562;
            var z3 = z5 - (o0 + o2) * C_1_961;
            var z4 = z5 - (o1 + o3) * C_0_390;
            var p0 = o0 * C_0_298 - z1 + z3;
            var p1 = o1 * C_2_053 - z2 + z4;
            var p2 = o2 * C_3_072 - z2 + z3;
            var p3 = o3 * C_1_501 - z1 + z4;
            row0[i] = e0 + p3 >> shift;
            row7[i] = e0 - p3 >> shift;
            row1[i] = e1 + p2 >> shift;
            row6[i] = e1 - p2 >> shift;
            row2[i] = e2 + p1 >> shift;
            row5[i] = e2 - p1 >> shift;
            row3[i] = e3 + p0 >> shift;
            row4[i] = e3 - p0 >> shift;
        }
    }
}
