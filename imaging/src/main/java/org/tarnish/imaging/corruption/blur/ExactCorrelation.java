package org.tarnish.imaging.corruption.blur;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.filter.Border;
import org.tarnish.imaging.corruption.filter.Rows;

/**
 * The correlation of an image with a kernel that is its own mirror image both ways, in double precision. Rows at the same
 * distance above and below are added first, in whole numbers and therefore exactly; each column of the kernel is applied
 * to these sums, once for both columns at the same distance left and right, and the results are shifted and added. For
 * one thread.
 */
final class ExactCorrelation {
    private final Image image;
    private final DiscKernel kernel;
    private final int radius;
    private double[][] rows;
    private double[][] pairs;
    private double[] column;
    private double[] left;
    private double[] right;
    private double[] row;

    ExactCorrelation(Image image, DiscKernel kernel) {
        this.image = image;
        this.kernel = kernel;
        this.radius = kernel.reach();
    }

    /** A row of the result, truncated to 8 bits, written from {@code start} on. */
    void row(int y, byte[] result, int start) {
        if (rows == null) {
            prepare();
        }
        pairs[0] = rows[y];
        for (var k = 1; k <= radius; k++) {
            Rows.sum(pairs[k], rows[inside(y - k, image.height())], rows[inside(y + k, image.height())]);
        }
        column(pairs, 0, column);
        Rows.shifted(column, radius * Image.CHANNELS, row);
        for (var x = 1; x <= radius; x++) {
            column(pairs, x, column);
            Rows.add(
                    row,
                    Rows.shifted(column, (radius - x) * Image.CHANNELS, left),
                    Rows.shifted(column, (radius + x) * Image.CHANNELS, right));
        }
        for (var i = 0; i < row.length; i++) {
            result[start + i] = (byte) Math.min(255, (int) row[i]);
        }
    }

    private void prepare() {
        rows = padded();
        pairs = new double[radius + 1][rows[0].length];
        column = new double[rows[0].length];
        left = new double[image.width() * Image.CHANNELS];
        right = new double[left.length];
        row = new double[left.length];
    }

    /** Sample {@code i} of a row of the result. */
    byte sample(int y, int i) {
        var x = i / Image.CHANNELS;
        var channel = i % Image.CHANNELS;
        var sum = column(x, y, channel, 0);
        for (var k = 1; k <= radius; k++) {
            sum = sum + column(x - k, y, channel, k) + column(x + k, y, channel, k);
        }
        return (byte) Math.min(255, (int) sum);
    }

    /** What the column of the kernel at a distance {@code k} from its middle makes of the samples around one. */
    private double column(int x, int y, int channel, int k) {
        var from = inside(x, image.width());
        var sum = image.sample(from, y, channel) * (double) kernel.weight(k, 0);
        for (var d = 1; d <= radius && kernel.weight(k, d) != 0; d++) {
            var above = image.sample(from, inside(y - d, image.height()), channel);
            sum += (above + image.sample(from, inside(y + d, image.height()), channel)) * (double) kernel.weight(k, d);
        }
        return sum;
    }

    private static int inside(int index, int length) {
        return index >= 0 && index < length ? index : Border.REFLECT.index(index, length);
    }

    /** One column of the kernel, at the given distance from its middle. */
    private void column(double[][] pairs, int x, double[] column) {
        Rows.scale(column, pairs[0], kernel.weight(x, 0));
        var y = 1;
        for (; y + 3 <= radius && kernel.weight(x, y + 3) != 0; y += 4) {
            Rows.add(
                    column,
                    pairs[y],
                    kernel.weight(x, y),
                    pairs[y + 1],
                    kernel.weight(x, y + 1),
                    pairs[y + 2],
                    kernel.weight(x, y + 2),
                    pairs[y + 3],
                    kernel.weight(x, y + 3));
        }
        for (; y <= radius && kernel.weight(x, y) != 0; y++) {
            Rows.add(column, pairs[y], kernel.weight(x, y));
        }
    }

    private double[][] padded() {
        var width = image.width();
        var samples = image.samples();
        var padded = new double[image.height()][(width + 2 * radius) * Image.CHANNELS];
        for (var y = 0; y < padded.length; y++) {
            var row = padded[y];
            for (int x = -radius, to = 0; x < width + radius; x++, to += Image.CHANNELS) {
                var inside = x >= 0 && x < width ? x : Border.REFLECT.index(x, width);
                var from = (y * width + inside) * Image.CHANNELS;
                row[to] = samples[from] & 0xff;
                row[to + 1] = samples[from + 1] & 0xff;
                row[to + 2] = samples[from + 2] & 0xff;
            }
        }
        return padded;
    }
}
