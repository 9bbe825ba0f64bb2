package org.tarnish.imaging.corruption.weather;

/**
 * One channel of 8-bit samples, and the filters that make drops of it, with the conventions of OpenCV: borders are
 * reflected without their last sample. Filters replace the rows one by one, so that memory stays in the processor's
 * cache; loops over a row have one index, so that they become vector code.
 */
final class EightBitPlane {
    private final int[][] rows;

    /** @param rows of equal length, of levels in 0..255; not copied, the caller gives them away */
    EightBitPlane(int[][] rows) {
        this.rows = rows;
    }

    /** The samples themselves: read only. */
    int[][] rows() {
        return rows;
    }

    /**
     * The mean of each distance and its eight neighbors, truncated.
     *
     * @param distances in rows, of the {@link ChamferDistance}, less than 256; given away
     */
    static EightBitPlane ofMeans(int[][] distances) {
        var sums = new Sums(distances[0].length);
        var plane = new EightBitPlane(distances);
        plane.filter((above, here, below, to) -> {
            sums.around(above, here, below, to);
            ninths(to);
        });
        return plane;
    }

    /** Every sample becomes the mean of itself and its eight neighbors, rounded. */
    EightBitPlane average() {
        var sums = new Sums(rows[0].length);
        filter((above, here, below, to) -> {
            sums.around(above, here, below, to);
            roundedNinths(to);
        });
        return this;
    }

    /** Makes a row of the rows around it. */
    private interface RowFilter {
        void make(int[] above, int[] here, int[] below, int[] to);
    }

    private void filter(RowFilter filter) {
        var last = rows.length - 1;
        var above = rows[reflected(-1, rows.length)];
        var spare = new int[above.length];
        for (var y = 0; y <= last; y++) {
            var here = rows[y];
            // Below the last row is the one above it, if there is any.
            var below = y < last ? rows[y + 1] : last == 0 ? here : above;
            filter.make(above, here, below, spare);
            rows[y] = spare;
            // What was above is a row before its time at first.
            spare = y == 0 ? new int[here.length] : above;
            above = here;
        }
    }

    /** Whole parts over 9, in whole numbers, for all below 9 * 256. */
    private static void ninths(int[] row) {
        for (var x = 0; x < row.length; x++) {
            row[x] = (row[x] >> ChamferDistance.BITS) * 7282 >> 16;
        }
    }

    /** {@code (2 n + 9) / 18} in whole numbers, for all below 9 * 256. */
    private static void roundedNinths(int[] row) {
        for (var x = 0; x < row.length; x++) {
            row[x] = (2 * row[x] + 9) * 14564 >> 18;
        }
    }

    /**
     * Makes the plane its correlation with {@code (-2 -1 0; -1 1 1; 0 1 2)}, clipped to 0..255: light from one corner,
     * bright where the plane rises towards the lower right.
     */
    EightBitPlane emboss() {
        var before = new int[rows[0].length];
        var after = new int[rows[0].length];
        filter((above, here, below, to) -> {
            shift(above, -1, before);
            shift(below, 1, after);
            rise(before, after, above, below, to);
            shift(here, -1, before);
            shift(here, 1, after);
            add(before, after, here, to);
            clip(to);
        });
        return this;
    }

    private static void rise(int[] before, int[] after, int[] above, int[] below, int[] sums) {
        for (var x = 0; x < sums.length; x++) {
            sums[x] = 2 * (after[x] - before[x]) + below[x] - above[x];
        }
    }

    private static void add(int[] before, int[] after, int[] here, int[] sums) {
        for (var x = 0; x < sums.length; x++) {
            sums[x] += after[x] - before[x] + here[x];
        }
    }

    /** To 0..255, by masks: no branch could be foretold in a texture. */
    private static void clip(int[] row) {
        for (var x = 0; x < row.length; x++) {
            var excess = 255 - row[x];
            var atMost = row[x] + (excess & excess >> 31);
            row[x] = atMost & ~(atMost >> 31);
        }
    }

    /** Spreads the levels so that all are about equally frequent: the lowest becomes 0, the highest 255. */
    EightBitPlane equalize() {
        var counts = counts();
        var lowest = 0;
        while (counts[lowest] == 0) {
            lowest++;
        }
        var all = rows.length * rows[0].length;
        if (counts[lowest] == all) {
            return this;
        }
        var scale = 255f / (all - counts[lowest]);
        var levels = new int[256];
        var sum = 0;
        for (var level = lowest + 1; level < levels.length; level++) {
            sum += counts[level];
            levels[level] = (int) Math.rint(sum * scale);
        }
        for (var row : rows) {
            for (var x = 0; x < row.length; x++) {
                row[x] = levels[row[x]];
            }
        }
        return this;
    }

    private int[] counts() {
        var counts = new int[256];
        // Neighbors are often equal, and a count that was just written is slow to read.
        var others = new int[256];
        for (var row : rows) {
            for (var x = 1; x < row.length; x += 2) {
                counts[row[x - 1]]++;
                others[row[x]]++;
            }
            counts[row[row.length - 1]] += row.length & 1;
        }
        for (var level = 0; level < counts.length; level++) {
            counts[level] += others[level];
        }
        return counts;
    }

    /** The row's sample so many places further on, 1 or -1. */
    private static void shift(int[] row, int by, int[] to) {
        var width = row.length;
        if (by < 0) {
            System.arraycopy(row, 0, to, 1, width - 1);
            to[0] = row[reflected(-1, width)];
        } else {
            System.arraycopy(row, 1, to, 0, width - 1);
            to[width - 1] = row[reflected(width, width)];
        }
    }

    private static int reflected(int index, int length) {
        if (length == 1) {
            return 0;
        }
        if (index < 0) {
            return 1;
        }
        return index < length ? index : length - 2;
    }

    /** Sums over 3 x 3. */
    private static final class Sums {
        private final int[] columns;
        private final int[] before;
        private final int[] after;

        Sums(int width) {
            columns = new int[width];
            before = new int[width];
            after = new int[width];
        }

        void around(int[] above, int[] here, int[] below, int[] sums) {
            add(above, here, below, columns);
            shift(columns, -1, before);
            shift(columns, 1, after);
            add(before, columns, after, sums);
        }

        private static void add(int[] a, int[] b, int[] c, int[] sums) {
            for (var x = 0; x < sums.length; x++) {
                sums[x] = a[x] + b[x] + c[x];
            }
        }
    }
}
