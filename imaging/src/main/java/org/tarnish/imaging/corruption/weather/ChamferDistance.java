package org.tarnish.imaging.corruption.weather;

import java.util.Arrays;

/**
 * Distances to the nearest marked pixel, approximated by the 5 x 5 chamfer of Borgefors (CVGIP 34, 1986) in two passes:
 * a step to a side costs 1, to a corner 1.4, a knight's move 2.1969.
 */
final class ChamferDistance {
    /** Fractional bits of distances, which are whole numbers, as in OpenCV, so that sums are exact. */
    static final int BITS = 16;

    private static final int ONE = 1 << BITS;
    private static final int DIAGONAL = (int) Math.rint(1.4 * ONE);
    private static final int KNIGHT = (int) Math.rint(2.1969 * ONE);
    private static final int BORDER = 2;

    private ChamferDistance() {}

    /**
     * Distances in rows, at most {@code limit}; where nothing is marked, all are {@code limit}.
     *
     * @param marks {@link Edges#STRONG} where a pixel is marked, lower numbers elsewhere, in rows with a border one
     *     pixel wide
     */
    static int[][] to(byte[] marks, int width, int height, int limit) {
        // Every distance is limited in the end, so one above the limit may stand for all larger ones.
        var rows = new int[height + 2 * BORDER][width + 2 * BORDER];
        for (var row : rows) {
            Arrays.fill(row, 2 * limit * ONE);
        }
        var nearest = new Nearest(width);
        for (var y = 0; y < height; y++) {
            var row = rows[y + BORDER];
            var others = nearest.of(rows[y + BORDER - 1], rows[y + BORDER - 2]);
            var mark = (y + 1) * (width + 2) + 1;
            var last = row[BORDER - 1];
            for (var x = 0; x < width; x++) {
                // All ones but for marked pixels.
                var unmarked = (marks[mark + x] >> 1) - 1;
                last = Math.min(last + ONE, others[x] & unmarked);
                row[BORDER + x] = last;
            }
        }
        var distances = new int[height][width];
        for (var y = height - 1; y >= 0; y--) {
            var row = rows[y + BORDER];
            var others = nearest.of(rows[y + BORDER + 1], rows[y + BORDER + 2]);
            System.arraycopy(row, BORDER, distances[y], 0, width);
            limit(others, distances[y]);
            var last = row[BORDER + width];
            for (var x = width - 1; x >= 0; x--) {
                last = Math.min(last + ONE, others[x]);
                row[BORDER + x] = last;
            }
            System.arraycopy(row, BORDER, distances[y], 0, width);
            limit(distances[y], limit * ONE);
        }
        return distances;
    }

    private static void limit(int[] row, int[] most) {
        for (var x = 0; x < row.length; x++) {
            row[x] = least(row[x], most[x]);
        }
    }

    private static void limit(int[] row, int most) {
        for (var x = 0; x < row.length; x++) {
            row[x] = least(row[x], most);
        }
    }

    /** The lesser of two numbers that are no more than 2^31 apart, without a branch. */
    private static int least(int one, int other) {
        var difference = one - other;
        return other + (difference & difference >> 31);
    }

    /**
     * The least distances by way of the two rows at one side, for all pixels of a row at once: copies of the rows are
     * shifted against each other, that loops with one index become vector code.
     */
    private static final class Nearest {
        private final int[][] shifts;
        private final int[] distances;

        Nearest(int width) {
            shifts = new int[4][width];
            distances = new int[width];
        }

        /** Valid until the next call. */
        int[] of(int[] near, int[] far) {
            shift(near, 0, 0);
            shift(near, 4, 1);
            shift(far, 1, 2);
            shift(far, 3, 3);
            knights(shifts[0], shifts[1], shifts[2], shifts[3], distances);
            shift(near, 1, 0);
            shift(near, 3, 1);
            shift(near, 2, 2);
            neighbors(shifts[0], shifts[1], shifts[2], distances);
            return distances;
        }

        private void shift(int[] row, int by, int into) {
            System.arraycopy(row, by, shifts[into], 0, shifts[into].length);
        }

        private static void knights(int[] a, int[] b, int[] c, int[] d, int[] distances) {
            for (var x = 0; x < distances.length; x++) {
                distances[x] = least(least(a[x], b[x]), least(c[x], d[x])) + KNIGHT;
            }
        }

        private static void neighbors(int[] left, int[] right, int[] straight, int[] distances) {
            for (var x = 0; x < distances.length; x++) {
                var diagonal = least(left[x], right[x]) + DIAGONAL;
                distances[x] = least(distances[x], least(straight[x] + ONE, diagonal));
            }
        }
    }
}
