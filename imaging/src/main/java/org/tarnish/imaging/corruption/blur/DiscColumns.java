package org.tarnish.imaging.corruption.blur;

import java.util.Arrays;
import org.tarnish.imaging.corruption.filter.Estimation;
import org.tarnish.imaging.corruption.filter.SingleRows;

/**
 * A {@link DiscKernel} column by column, for estimates: with S(d) the sum of the samples at most d rows away, a column's
 * result is the sum over d of S(d) times the difference of the weights at d and d + 1, most of which are 0. Immutable.
 */
final class DiscColumns {
    private final DiscKernel kernel;
    private final int reach;

    /** For each column, outwards, the distances whose differences are not 0, and these. */
    private final int[][] distances;

    private final float[][] differences;
    private final double error;

    DiscColumns(DiscKernel kernel) {
        this.kernel = kernel;
        reach = kernel.reach();
        distances = new int[reach + 1][];
        differences = new float[reach + 1][];
        for (var x = 0; x <= reach; x++) {
            columnAt(x);
        }
        error = bound();
    }

    private void columnAt(int x) {
        var all = new double[reach + 1];
        var count = 0;
        for (var d = 0; d <= reach; d++) {
            all[d] = kernel.weight(x, d) - (d < reach ? (double) kernel.weight(x, d + 1) : 0);
            count += all[d] == 0 ? 0 : 1;
        }
        distances[x] = new int[count];
        differences[x] = new float[count];
        for (int d = 0, to = 0; d <= reach; d++) {
            if (all[d] != 0) {
                distances[x][to] = d;
                differences[x][to++] = (float) all[d];
            }
        }
    }

    DiscKernel kernel() {
        return kernel;
    }

    int reach() {
        return reach;
    }

    /**
     * A bound of the distance between the estimate and the definition. Sums of samples are whole numbers, far below 2^24,
     * and exact. The roundings of a difference and of a product are relative to the term, those of an addition to the sum
     * so far; differences may be negative, so all is counted by its size. The definition's own errors are 2^-53 instead of
     * 2^-24 and fit, like products of errors, into the hundredth.
     */
    double error() {
        return error;
    }

    private double bound() {
        var errors = 0.0;
        var total = 0.0;
        for (var x = 0; x <= reach; x++) {
            var times = x == 0 ? 1 : 2;
            var sum = 0.0;
            for (var i = 0; i < distances[x].length; i++) {
                var term = Math.abs(differences[x][i]) * (2 * distances[x][i] + 1);
                sum += term;
                errors += times * (2 * term + sum);
            }
            total += times * sum;
            errors += times * total;
        }
        return 1.01 * 255 * errors * Estimation.ROUNDING;
    }

    /**
     * Applies a column.
     *
     * @param x its distance from the middle of the kernel
     * @param sums the sums of the samples at most 0, 1, ... rows away
     */
    void apply(int x, float[][] sums, float[] column) {
        var at = distances[x];
        var weights = differences[x];
        var count = at.length;
        if (count == 0) {
            Arrays.fill(column, 0);
            return;
        }
        SingleRows.scale(column, sums[at[0]], weights[0]);
        var i = 1;
        for (; i + 3 < count; i += 4) {
            SingleRows.add(
                    column,
                    sums[at[i]],
                    weights[i],
                    sums[at[i + 1]],
                    weights[i + 1],
                    sums[at[i + 2]],
                    weights[i + 2],
                    sums[at[i + 3]],
                    weights[i + 3]);
        }
        for (; i < count; i++) {
            SingleRows.add(column, sums[at[i]], weights[i]);
        }
    }
}
