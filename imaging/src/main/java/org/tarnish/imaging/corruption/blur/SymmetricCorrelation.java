package org.tarnish.imaging.corruption.blur;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.filter.Border;
import org.tarnish.imaging.corruption.filter.Rows;

/**
 * The correlation of an image with a kernel that is its own mirror image both ways. Rows at the same distance above
 * and below are added first, in whole numbers and therefore exactly; each column of the kernel is applied to these
 * sums, once for both columns at the same distance left and right, and the results are shifted and added.
 */
final class SymmetricCorrelation {
    private final DiscKernel kernel;
    private final int radius;

    SymmetricCorrelation(DiscKernel kernel) {
        this.kernel = kernel;
        this.radius = kernel.reach();
    }

    /** The samples of the result, truncated to 8 bits. */
    byte[] apply(Image image) {
        var height = image.height();
        var length = image.width() * Image.CHANNELS;
        var rows = padded(image);
        var pairs = new double[radius + 1][rows[0].length];
        var column = new double[rows[0].length];
        var left = new double[length];
        var right = new double[length];
        var row = new double[length];
        var result = new byte[height * length];
        for (var y = 0; y < height; y++) {
            pairs[0] = rows[y];
            for (var k = 1; k <= radius; k++) {
                Rows.sum(
                        pairs[k], rows[Border.REFLECT.index(y - k, height)], rows[Border.REFLECT.index(y + k, height)]);
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
            for (var i = 0; i < length; i++) {
                result[y * length + i] = (byte) Math.min(255, (int) row[i]);
            }
        }
        return result;
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

    private double[][] padded(Image image) {
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
