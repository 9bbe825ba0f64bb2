package org.tarnish.imaging.corruption.filter;

import java.util.Arrays;

/** The rows of a picture that a symmetric filter has smoothed in both directions, in double precision. For one thread. */
final class ExactRows {
    private final double[] down;
    private final Border border;
    private final boolean single;
    private final Source source;
    private final LineFilter line;
    private final double[] row;
    private final int height;

    /** Rows that the filter reaches from one row, each at its number modulo the length, a power of two: they stay in the cache. */
    private final double[][] rows;

    private final int[] loaded;

    /**
     * @param down taps down the columns: that of the middle, then those to either side
     * @param across taps along the rows
     * @param single whether sums are stored in single precision between the directions
     */
    ExactRows(
            double[] down,
            double[] across,
            Border border,
            int width,
            int height,
            int channels,
            boolean single,
            Source source) {
        this.down = down;
        this.border = border;
        this.single = single;
        this.source = source;
        this.height = height;
        line = new LineFilter(across, border, width, channels);
        row = new double[width * channels];
        rows = new double[LoadedRows.ring(height, 2 * down.length - 1)][];
        loaded = new int[rows.length];
        Arrays.fill(loaded, -1);
    }

    /** Reads one row. */
    interface Source {
        void read(int y, double[] row);
    }

    /** A smoothed row, which the next call overwrites. */
    double[] at(int y) {
        Rows.scale(row, near(y), down[0]);
        var k = down.length - 1;
        for (; k >= 3; k -= 3) {
            Rows.addPairs(
                    row,
                    near(y - k),
                    near(y + k),
                    down[k],
                    near(y - k + 1),
                    near(y + k - 1),
                    down[k - 1],
                    near(y - k + 2),
                    near(y + k - 2),
                    down[k - 2]);
        }
        for (; k >= 1; k--) {
            Rows.addPair(row, near(y - k), near(y + k), down[k]);
        }
        if (single) {
            round();
        }
        line.apply(row);
        return row;
    }

    private void round() {
        for (var i = 0; i < row.length; i++) {
            row[i] = (float) row[i];
        }
    }

    private double[] near(int place) {
        var y = place >= 0 && place < height ? place : border.index(place, height);
        var slot = y & rows.length - 1;
        if (loaded[slot] != y) {
            loaded[slot] = y;
            if (rows[slot] == null) {
                rows[slot] = new double[row.length];
            }
            source.read(y, rows[slot]);
        }
        return rows[slot];
    }
}
