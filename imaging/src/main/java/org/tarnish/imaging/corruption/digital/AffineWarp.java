package org.tarnish.imaging.corruption.digital;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.UnitScale;
import org.tarnish.imaging.corruption.filter.Border;

/**
 * An affine map of an image, {@code out(x, y) = in(xx * x + xy * y + x0, yx * x + yy * y + y0)}, interpolated linearly
 * in single precision, outside the mirror image without its border.
 */
record AffineWarp(double xx, double xy, double x0, double yx, double yy, double y0) {
    private static final int FIXED_BITS = 40;
    private static final long HALF = 1L << FIXED_BITS - PackedPixels.PLACE_BITS - 1;
    private static final int FAR = 1 << 15;

    /**
     * The map that moves three points {@code (c+q, c+q)}, {@code (c+q, c-q)} and {@code (c-q, c-q)}, with {@code c} the
     * middle and {@code q} a third of the shorter side, by uniform draws in [-jitter, jitter).
     */
    static AffineWarp drawn(int width, int height, double jitter, Randomness random) {
        var x = width / 2;
        var y = height / 2;
        var q = Math.max(1, Math.min(width, height) / 3);
        var points = new float[] {x + q, y + q, x + q, y - q, x - q, y - q};
        var moved = new float[points.length];
        for (var i = 0; i < points.length; i++) {
            moved[i] = points[i] + (float) (-jitter + 2 * jitter * random.uniform());
        }
        return between(moved, points);
    }

    /** The map from three points to three others, each {@code x, y, x, y, x, y}, by Cramer's rule. */
    static AffineWarp between(float[] from, float[] to) {
        double ax = from[2] - (double) from[0];
        double ay = from[3] - (double) from[1];
        double bx = from[4] - (double) from[0];
        double by = from[5] - (double) from[1];
        var determinant = ax * by - ay * bx;
        var rows = new double[2][];
        for (var i = 0; i < 2; i++) {
            double a = to[2 + i] - (double) to[i];
            double b = to[4 + i] - (double) to[i];
            var alongX = (a * by - b * ay) / determinant;
            var alongY = (b * ax - a * bx) / determinant;
            rows[i] = new double[] {alongX, alongY, to[i] - alongX * from[0] - alongY * from[1]};
        }
        return new AffineWarp(rows[0][0], rows[0][1], rows[0][2], rows[1][0], rows[1][1], rows[1][2]);
    }

    /** The mapped samples, interleaved as the image's, in 0..1. */
    float[] apply(Image image) {
        var out = new float[image.samples().length];
        var units = units();
        for (int y = 0, to = 0; y < image.height(); y++) {
            for (var x = 0; x < image.width(); x++, to += Image.CHANNELS) {
                put(image, units, x, y, out, to);
            }
        }
        return out;
    }

    /** Levels in 0..1. */
    static float[] units() {
        var units = new float[256];
        for (var level = 0; level < units.length; level++) {
            units[level] = (float) UnitScale.of((byte) level);
        }
        return units;
    }

    /** Puts one pixel of the mapped image, with the given {@link #units}, at a place of {@code out}. */
    void put(Image image, float[] units, int x, int y, float[] out, int to) {
        var width = image.width();
        var height = image.height();
        var in = image.samples();
        var fromX = xx * x + (xy * y + x0);
        var fromY = yx * x + (yy * y + y0);
        var left = floor(fromX);
        var above = floor(fromY);
        var rightward = (float) (fromX - left);
        var downward = (float) (fromY - above);
        var columns0 = reflected(left, width) * Image.CHANNELS;
        var columns1 = reflected(left + 1, width) * Image.CHANNELS;
        var rows0 = reflected(above, height) * width * Image.CHANNELS;
        var rows1 = reflected(above + 1, height) * width * Image.CHANNELS;
        for (var channel = 0; channel < Image.CHANNELS; channel++) {
            var upper = units[in[rows0 + columns0 + channel] & 0xff];
            upper += rightward * (units[in[rows0 + columns1 + channel] & 0xff] - upper);
            var lower = units[in[rows1 + columns0 + channel] & 0xff];
            lower += rightward * (units[in[rows1 + columns1 + channel] & 0xff] - lower);
            out[to + channel] = upper + downward * (lower - upper);
        }
    }

    /** Whether {@link #estimate} can be asked for: places far outside of the image are not for it. */
    boolean estimable(int width, int height) {
        var farthest = 0.0;
        for (var x = 0; x < width; x += Math.max(1, width - 1)) {
            for (var y = 0; y < height; y += Math.max(1, height - 1)) {
                farthest = Math.max(farthest, Math.abs(xx * x + (xy * y + x0)));
                farthest = Math.max(farthest, Math.abs(yx * x + (yy * y + y0)));
            }
        }
        // No number is farther, too.
        return Math.max(width, height) <= FAR && farthest < FAR;
    }

    /**
     * The mapped pixels as {@link PackedPixels}, wrong by less than 4 of their units: either fraction of a place by
     * 2^-21, which with samples that differ by 255 levels makes 1 each, the two roundings after the multiplications by
     * 1/2 each; single precision makes less than 1/2.
     */
    PackedPixels estimate(Image image) {
        var width = image.width();
        var height = image.height();
        var estimate = new PackedPixels(width, height);
        var source = PackedPixels.of(image);
        var row = source.rows(Border.REFLECT);
        var numbers = new long[width];
        for (var x = 0; x < width; x++) {
            numbers[x] = x;
        }
        for (var y = 0; y < height; y++) {
            progress(numbers, fixed(xy * y + x0) + HALF, fixed(xx), row.across());
            progress(numbers, fixed(yy * y + y0) + HALF, fixed(yx), row.down());
            System.arraycopy(row.interpolated(), 0, estimate.pixels(), y * width, width);
        }
        return estimate;
    }

    /** An arithmetic progression with more fractional bits than its numbers are stored with. */
    private static void progress(long[] numbers, long first, long step, long[] out) {
        for (var i = 0; i < out.length; i++) {
            out[i] = first + numbers[i] * step >> FIXED_BITS - PackedPixels.PLACE_BITS;
        }
    }

    private static long fixed(double value) {
        return (long) Math.rint(value * (1L << FIXED_BITS));
    }

    /** The largest whole number that is not above the value. */
    static int floor(double value) {
        var truncated = (int) value;
        return value < truncated ? truncated - 1 : truncated;
    }

    private static int reflected(int index, int length) {
        return index >= 0 && index < length ? index : Border.REFLECT.index(index, length);
    }
}
