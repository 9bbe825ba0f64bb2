package org.tarnish.imaging.corruption.filter;

import java.util.function.Supplier;
import org.tarnish.imaging.corruption.UnitScale;

/**
 * The smoothing of 8-bit samples by a symmetric filter in both directions, whose taps sum to 1: on the scale 0..1,
 * truncated to 8 bits. For one thread.
 */
final class SmoothLevels implements Estimated {
    private static final int SAMPLES_TOGETHER = 1024;

    private final byte[] samples;
    private final int width;
    private final int height;
    private final int channels;
    private final Border border;
    private final double[] down;
    private final double[] across;
    private final float[] downEstimate;
    private final float[] acrossEstimate;
    private final Supplier<ExactRows> exact;
    private ExactRows exactRows;

    private final LoadedRows rows;

    /** Which pixels of a row lie left of it, then which right of it. */
    private final int[] outside;

    /** Rows that are filtered together, one after the other: short loops are slow. */
    private final int together;

    private final float[] smoothDown;
    private final float[] padded;
    private final float[][] shifts;
    private final float[] strip;
    private int stripBegin;
    private int stripEnd = -1;

    /**
     * @param down taps down the columns: that of the middle, then those to either side
     * @param across taps along the rows
     * @param exact the smoothed rows in double precision, called at most once
     * @param scratch open as long as this is used
     */
    SmoothLevels(
            byte[] samples,
            int width,
            int height,
            int channels,
            double[] down,
            double[] across,
            Border border,
            Supplier<ExactRows> exact,
            Scratch scratch) {
        this.samples = samples;
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.border = border;
        this.down = down;
        this.across = across;
        this.exact = exact;
        downEstimate = single(down);
        acrossEstimate = single(across);
        var length = width * channels;
        rows = new LoadedRows(samples, width, height, channels, border, 0, 0, 2 * down.length - 1, scratch);
        var radius = across.length - 1;
        outside = new int[2 * radius];
        for (var x = 0; x < radius; x++) {
            outside[x] = border.index(x - radius, width) * channels;
            outside[radius + x] = border.index(width + x, width) * channels;
        }
        var paddedLength = length + 2 * radius * channels;
        together = Math.max(1, Math.min(height, SAMPLES_TOGETHER / paddedLength));
        smoothDown = scratch.row(length);
        padded = scratch.row(together * paddedLength);
        strip = scratch.row(padded.length - 2 * radius * channels);
        shifts = scratch.rows(6, strip.length);
    }

    private static float[] single(double[] weights) {
        var single = new float[weights.length];
        for (var i = 0; i < single.length; i++) {
            single[i] = (float) weights[i];
        }
        return single;
    }

    /** The smoothed samples. */
    byte[] smooth() {
        return new Estimation(this, width * channels, 0, error()).samples(height);
    }

    /** A bound of the distance between the estimate and the definition. */
    double error() {
        // The definition's own errors are 2^-53 instead of 2^-24 and fit, like products of errors, into the hundredth.
        return 1.01 * 255 * (errors(down) + errors(across)) * Estimation.ROUNDING;
    }

    /**
     * How many roundings one direction has, each weighted with what it rounds: those of a weight, of the sum of a pair
     * and of their product round the term, and those of the additions round the sum so far. Samples are at most 1 here,
     * and the taps of the other direction sum to 1, so what it makes of an error is no larger.
     */
    private static double errors(double[] taps) {
        var sum = taps[0];
        var errors = 2 * sum;
        for (var k = taps.length - 1; k >= 1; k--) {
            sum += 2 * taps[k];
            errors += 3 * 2 * taps[k] + sum;
        }
        return errors;
    }

    @Override
    public void estimate(int y, float[] row) {
        if (y >= stripEnd) {
            // Where the row before was not estimated, this one may be the only one.
            var count = y == stripEnd ? together : 1;
            stripBegin = y;
            stripEnd = Math.min(height, y + count);
            for (var loading = y; loading < stripEnd; loading++) {
                estimateDown(loading, smoothDown);
                pad(smoothDown, (loading - y) * padded.length / together);
            }
            estimateAcross();
        }
        System.arraycopy(strip, (y - stripBegin) * (padded.length / together), row, 0, row.length);
    }

    private void estimateAcross() {
        SingleRows.scale(strip, shifted(0, 0), acrossEstimate[0]);
        var k = acrossEstimate.length - 1;
        for (; k >= 3; k -= 3) {
            SingleRows.addPairs(
                    strip,
                    shifted(-k, 0),
                    shifted(k, 1),
                    acrossEstimate[k],
                    shifted(1 - k, 2),
                    shifted(k - 1, 3),
                    acrossEstimate[k - 1],
                    shifted(2 - k, 4),
                    shifted(k - 2, 5),
                    acrossEstimate[k - 2]);
        }
        for (; k >= 1; k--) {
            SingleRows.addPair(strip, shifted(-k, 0), shifted(k, 1), acrossEstimate[k]);
        }
    }

    private void estimateDown(int y, float[] row) {
        SingleRows.scale(row, rows.at(y), downEstimate[0]);
        var k = downEstimate.length - 1;
        for (; k >= 3; k -= 3) {
            SingleRows.addPairs(
                    row,
                    rows.at(y - k),
                    rows.at(y + k),
                    downEstimate[k],
                    rows.at(y - k + 1),
                    rows.at(y + k - 1),
                    downEstimate[k - 1],
                    rows.at(y - k + 2),
                    rows.at(y + k - 2),
                    downEstimate[k - 2]);
        }
        for (; k >= 1; k--) {
            SingleRows.addPair(row, rows.at(y - k), rows.at(y + k), downEstimate[k]);
        }
    }

    private int inside(int y) {
        return y >= 0 && y < height ? y : border.index(y, height);
    }

    private float[] shifted(int pixels, int into) {
        return SingleRows.shifted(padded, (across.length - 1 + pixels) * channels, shifts[into]);
    }

    private void pad(float[] row, int start) {
        var margin = outside.length / 2 * channels;
        System.arraycopy(row, 0, padded, start + margin, row.length);
        var left = start;
        var right = start + margin + row.length;
        for (var x = 0; x < outside.length / 2; x++) {
            for (var channel = 0; channel < channels; channel++) {
                padded[left++] = row[outside[x] + channel];
                padded[right++] = row[outside[outside.length / 2 + x] + channel];
            }
        }
    }

    @Override
    public void define(int y, byte[] smooth, int start) {
        if (exactRows == null) {
            exactRows = exact.get();
        }
        UnitScale.truncate(exactRows.at(y), smooth, start);
    }

    @Override
    public byte define(int y, int i) {
        var x = i / channels;
        var sum = down(y, i) * across[0];
        for (var k = across.length - 1; k >= 1; k--) {
            sum += (downAt(y, x - k, i % channels) + downAt(y, x + k, i % channels)) * across[k];
        }
        return UnitScale.truncate(sum);
    }

    private double downAt(int y, int x, int channel) {
        return down(y, (x >= 0 && x < width ? x : border.index(x, width)) * channels + channel);
    }

    private double down(int y, int i) {
        var sum = unit(y, i) * down[0];
        for (var k = down.length - 1; k >= 1; k--) {
            sum += (unit(y - k, i) + unit(y + k, i)) * down[k];
        }
        return sum;
    }

    private double unit(int y, int i) {
        return UnitScale.of(samples[inside(y) * width * channels + i]);
    }
}
