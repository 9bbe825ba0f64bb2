package org.tarnish.imaging.corruption.filter;

/** A symmetric filter along one row; it owns the row's padded copy and may not be shared between threads. */
final class LineFilter {
    private final double[] weights;
    private final int channels;
    private final int[] outside;
    private final double[] padded;
    private final double[][] shifts;

    /** @param weights that of the middle, then those to either side */
    LineFilter(double[] weights, Border border, int width, int channels) {
        this.weights = weights;
        this.channels = channels;
        var radius = weights.length - 1;
        outside = new int[2 * radius];
        for (var x = 0; x < radius; x++) {
            outside[x] = border.index(x - radius, width) * channels;
            outside[radius + x] = border.index(width + x, width) * channels;
        }
        padded = new double[(width + 2 * radius) * channels];
        shifts = new double[6][width * channels];
    }

    /** Filters a row in place. */
    void apply(double[] row) {
        pad(row);
        Rows.scale(row, shifted(0, 0), weights[0]);
        var k = weights.length - 1;
        for (; k >= 3; k -= 3) {
            Rows.addPairs(
                    row,
                    shifted(-k, 0),
                    shifted(k, 1),
                    weights[k],
                    shifted(1 - k, 2),
                    shifted(k - 1, 3),
                    weights[k - 1],
                    shifted(2 - k, 4),
                    shifted(k - 2, 5),
                    weights[k - 2]);
        }
        for (; k >= 1; k--) {
            Rows.addPair(row, shifted(-k, 0), shifted(k, 1), weights[k]);
        }
    }

    private double[] shifted(int pixels, int into) {
        return Rows.shifted(padded, (weights.length - 1 + pixels) * channels, shifts[into]);
    }

    private void pad(double[] row) {
        var margin = outside.length / 2 * channels;
        System.arraycopy(row, 0, padded, margin, row.length);
        for (var i = 0; i < margin; i++) {
            padded[i] = row[outside[i / channels] + i % channels];
            padded[margin + row.length + i] = row[outside[outside.length / 2 + i / channels] + i % channels];
        }
    }
}
