package org.tarnish.imaging.corruption.filter;

import org.tarnish.imaging.corruption.UnitScale;

/**
 * Gaussian smoothing of a plane or of interleaved channels: a separable filter with the taps {@code exp(-k^2 / (2
 * sigma^2))}, normalized to the sum 1, first down the columns, then along the rows. Every channel for itself.
 *
 * <p>It equals {@code scipy.ndimage.gaussian_filter} (and {@code skimage.filters.gaussian}) in the order of its
 * additions: the middle first, then the pairs of equal weight from the outermost inwards. Any width and height from 1
 * up will do; the radius may exceed them. Immutable and safe for concurrent use.
 */
public final class GaussianFilter {
    /** Below this the filter does nothing, as in SciPy. */
    private static final double NO_SIGMA = 1e-15;

    private final double[] taps;
    private final Border border;

    private GaussianFilter(double sigma, int truncate, Border border) {
        if (!(sigma >= 0)) {
            throw new IllegalArgumentException("the sigma of a Gaussian must be at least 0, was " + sigma);
        }
        this.taps = sigma <= NO_SIGMA ? new double[] {1} : taps(sigma, (int) (truncate * sigma + 0.5));
        this.border = border;
    }

    /** The default of scikit-image: a radius of 4 sigma, outside the nearest sample. */
    public static GaussianFilter edge(double sigma) {
        return new GaussianFilter(sigma, 4, Border.EDGE);
    }

    /** A radius of so many sigma, outside the nearest sample. */
    public static GaussianFilter edge(double sigma, int truncate) {
        return new GaussianFilter(sigma, truncate, Border.EDGE);
    }

    /** A radius of 3 sigma, outside the mirror image with its border repeated. */
    public static GaussianFilter symmetric(double sigma) {
        return new GaussianFilter(sigma, 3, Border.SYMMETRIC);
    }

    /** Samples on each side of the middle that count. */
    public int radius() {
        return taps.length - 1;
    }

    /**
     * A smoothed copy.
     *
     * @param samples {@code height * width * channels} samples in rows, channels interleaved
     */
    public double[] apply(double[] samples, int width, int height, int channels) {
        var length = length(samples.length, width, height, channels);
        var rows =
                rows(width, height, channels, false, (y, row) -> System.arraycopy(samples, y * length, row, 0, length));
        var result = new double[samples.length];
        for (var y = 0; y < height; y++) {
            System.arraycopy(rows.at(y), 0, result, y * length, length);
        }
        return result;
    }

    /** A smoothed copy whose sums are in double precision, each stored in single precision after either direction. */
    public float[] apply(float[] samples, int width, int height, int channels) {
        var length = length(samples.length, width, height, channels);
        var rows = rows(width, height, channels, true, (y, row) -> {
            for (var i = 0; i < length; i++) {
                row[i] = samples[y * length + i];
            }
        });
        var result = new float[samples.length];
        for (var y = 0; y < height; y++) {
            var row = rows.at(y);
            for (var i = 0; i < length; i++) {
                result[y * length + i] = (float) row[i];
            }
        }
        return result;
    }

    /** A smoothed copy of 8-bit samples, computed on the scale 0..1 and truncated: see {@link UnitScale}. */
    public byte[] apply(byte[] samples, int width, int height, int channels) {
        var length = length(samples.length, width, height, channels);
        if (taps.length == 1) {
            // The only tap is 1, and samples come back from the scale 0..1 as they were.
            return samples.clone();
        }
        try (var scratch = Scratch.open()) {
            return new SmoothLevels(
                            samples,
                            width,
                            height,
                            channels,
                            folded(height),
                            folded(width),
                            border,
                            () -> rows(
                                    width, height, channels, false, (y, row) -> UnitScale.of(samples, y * length, row)),
                            scratch)
                    .smooth();
        }
    }

    private static int length(int samples, int width, int height, int channels) {
        if (samples != width * height * channels) {
            throw new IllegalArgumentException(width + " x " + height + " x " + channels + " needs "
                    + width * height * channels + " samples, was " + samples);
        }
        return width * channels;
    }

    private ExactRows rows(int width, int height, int channels, boolean single, ExactRows.Source source) {
        return new ExactRows(folded(height), folded(width), border, width, height, channels, single, source);
    }

    /**
     * The taps for one side. A symmetric border makes the samples periodic with twice the side, so taps further out
     * than the side are added to those that meet the same sample; the two outermost of them meet a single one.
     */
    private double[] folded(int side) {
        if (border != Border.SYMMETRIC || taps.length - 1 <= side) {
            return taps;
        }
        var folded = new double[side + 1];
        folded[0] = taps[0];
        for (var k = 1; k < taps.length; k++) {
            var distance = k % (2 * side);
            if (distance == 0) {
                folded[0] += 2 * taps[k];
            } else {
                folded[distance <= side ? distance : 2 * side - distance] += taps[k];
            }
        }
        return folded;
    }

    private static double[] taps(double sigma, int radius) {
        var taps = new double[radius + 1];
        var sum = 0.0;
        for (var k = radius; k >= 0; k--) {
            taps[k] = StrictMath.exp(-0.5 / (sigma * sigma) * k * k);
            sum += k == 0 ? taps[k] : 2 * taps[k];
        }
        for (var k = 0; k <= radius; k++) {
            taps[k] /= sum;
        }
        return taps;
    }
}
