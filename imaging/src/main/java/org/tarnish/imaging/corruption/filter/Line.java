package org.tarnish.imaging.corruption.filter;

/** A symmetric filter along one row; it owns the row's padded copy and may not be shared between threads. */
final class Line {
    private final double[] weights;
    private final int channels;
    private final int[] outside;
    private final double[] padded;
    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final double[] d;

    /** @param weights that of the middle, then those to either side */
    Line(double[] weights, Border border, int width, int channels) {
        this.weights = weights;
        this.channels = channels;
        var radius = weights.length - 1;
        outside = new int[2 * radius];
        for (var x = 0; x < radius; x++) {
            outside[x] = border.index(x - radius, width) * channels;
            outside[radius + x] = border.index(width + x, width) * channels;
        }
        padded = new double[(width + 2 * radius) * channels];
        a = new double[width * channels];
        b = new double[width * channels];
        c = new double[width * channels];
        d = new double[width * channels];
    }

    /** Filters a row in place. */
    void apply(double[] row) {
        pad(row);
        var radius = weights.length - 1;
        Rows.scale(row, Rows.shifted(padded, radius * channels, a), weights[0]);
        var k = radius;
        for (; k > 1; k -= 2) {
            Rows.addPairs(
                    row,
                    Rows.shifted(padded, (radius - k) * channels, a),
                    Rows.shifted(padded, (radius + k) * channels, b),
                    weights[k],
                    Rows.shifted(padded, (radius - k + 1) * channels, c),
                    Rows.shifted(padded, (radius + k - 1) * channels, d),
                    weights[k - 1]);
        }
        if (k == 1) {
            Rows.shifted(padded, (radius - 1) * channels, a);
            Rows.addPair(row, a, Rows.shifted(padded, (radius + 1) * channels, b), weights[1]);
        }
    }

    private void pad(double[] row) {
        var before = outside.length / 2 * channels;
        System.arraycopy(row, 0, padded, before, row.length);
        for (var i = 0; i < before; i++) {
            padded[i] = row[outside[i / channels] + i % channels];
            padded[before + row.length + i] = row[outside[outside.length / 2 + i / channels] + i % channels];
        }
    }
}
