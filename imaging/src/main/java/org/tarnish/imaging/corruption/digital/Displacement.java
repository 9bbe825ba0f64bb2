package org.tarnish.imaging.corruption.digital;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.UnitScale;
import org.tarnish.imaging.corruption.filter.Border;

/**
 * Takes every pixel of a mapped image from another place of it, interpolated linearly, outside the mirror image with
 * its border: as {@code scipy.ndimage.map_coordinates} of order 1 does it in double precision, with results in single
 * precision, in 8 bit by truncation.
 *
 * <p>Samples are first estimated in whole numbers. An estimate so near to a whole level that its error could matter is
 * thrown away, and the sample computed as it is defined: always where the image has one color.
 */
final class Displacement {
    /**
     * By how many units an estimate may be wrong: 4 by that of the mapped image, 1 by either fraction of a place, 1/2
     * by each of two roundings, less than 1 by double and single precision.
     */
    private static final int ERROR = 8;

    /** If one in so many pixels of a row is in doubt, it is computed as it is defined, and so many rows after it. */
    private static final int MANY = 8;

    /** So many pixels lie between those that tell whether an image is flat. */
    private static final int STRIDE = 61;

    private static final int CHANNELS = (1 << Image.CHANNELS) - 1;

    private final AffineWarp warp;
    private final Image image;
    private final int width;
    private final int height;
    private final float[] pixel = new float[Image.CHANNELS];
    private final float[] units = AffineWarp.units();
    private final byte[] out;

    /** The exact mapped image, once many of its pixels are needed. */
    private float[] warped;

    Displacement(AffineWarp warp, Image image) {
        this.warp = warp;
        this.image = image;
        width = image.width();
        height = image.height();
        out = new byte[image.samples().length];
    }

    /**
     * The displaced samples.
     *
     * @param rightward for every pixel how far to the right its color lies, in units of {@code alpha}, in -1..1
     * @param downward how far down
     */
    byte[] apply(double[] rightward, double[] downward, double alpha) {
        // Displacements are in single precision, estimates do without.
        var error = ERROR + (int) (alpha / 4) + 1;
        if (2 * error >= 1 << PackedPixels.LEVEL_BITS || !warp.estimable(width, height) || isFlat()) {
            for (var y = 0; y < height; y++) {
                define(rightward, downward, alpha, y);
            }
            return out;
        }
        var rows = warp.estimate(image).rows(Border.SYMMETRIC);
        var levels = new long[width];
        var doubts = new long[width];
        var row = new byte[width * Image.CHANNELS + 1];
        var defined = 0;
        for (var y = 0; y < height; y++) {
            if (y < defined) {
                define(rightward, downward, alpha, y);
                continue;
            }
            locate(rightward, downward, alpha, y, rows.across(), rows.down());
            var estimates = rows.interpolated();
            PackedPixels.truncate(estimates, levels);
            PackedPixels.doubts(estimates, error, doubts);
            for (var x = 0; x < width; x++) {
                PackedPixel.set(row, x * Image.CHANNELS, (int) levels[x]);
            }
            System.arraycopy(row, 0, out, y * (row.length - 1), row.length - 1);
            var count = 0;
            for (var x = 0; x < width; x++) {
                if (doubts[x] != 0) {
                    var channels = doubtful(estimates[x], error);
                    doubts[count] = (long) x << Image.CHANNELS | channels;
                    count += channels == 0 ? 0 : 1;
                }
            }
            if (count > width / MANY) {
                defined = y + MANY;
                define(rightward, downward, alpha, y);
            } else {
                for (var i = 0; i < count; i++) {
                    settle(
                            rightward,
                            downward,
                            alpha,
                            (int) (doubts[i] >> Image.CHANNELS),
                            y,
                            (int) doubts[i] & CHANNELS);
                }
            }
        }
        return out;
    }

    /** Whether so many of a few pixels equal their neighbor that estimates would mostly be in doubt. */
    private boolean isFlat() {
        var samples = image.samples();
        var tried = 0;
        var equal = 0;
        for (var i = 0; i + 2 * Image.CHANNELS <= samples.length; i += STRIDE * Image.CHANNELS) {
            tried++;
            equal += samples[i] != 0
                            && samples[i] == samples[i + Image.CHANNELS]
                            && samples[i + 1] == samples[i + 1 + Image.CHANNELS]
                            && samples[i + 2] == samples[i + 2 + Image.CHANNELS]
                    ? 1
                    : 0;
        }
        return equal > tried / 4;
    }

    /** Where the pixels of a row come from. */
    private void locate(double[] rightward, double[] downward, double alpha, int y, long[] across, long[] down) {
        var scale = alpha * (1 << PackedPixels.PLACE_BITS);
        // Conversion truncates; this makes what is converted positive, and adds the half that rounds.
        var margin = (long) alpha + 2 << PackedPixels.PLACE_BITS;
        var added = margin + 0.5;
        for (int x = 0, at = width * y; x < width; x++, at++) {
            across[x] = (long) (rightward[at] * scale + added) - margin + ((long) x << PackedPixels.PLACE_BITS);
            down[x] = (long) (downward[at] * scale + added) - margin + ((long) y << PackedPixels.PLACE_BITS);
        }
    }

    /** Which of a pixel's samples are in doubt, as many bits. */
    private static int doubtful(long estimate, int error) {
        var doubtful = 0;
        for (var channel = 0; channel < Image.CHANNELS; channel++) {
            var sample = PackedPixels.sample(estimate, channel);
            var fraction = sample + error & (1 << PackedPixels.LEVEL_BITS) - 1;
            // Below 0 there is nothing.
            if (fraction < 2 * error && sample > error) {
                doubtful |= 1 << channel;
            }
        }
        return doubtful;
    }

    /** Computes those samples of a pixel whose bits are set, as they are defined. */
    private void settle(double[] rightward, double[] downward, double alpha, int x, int y, int channels) {
        var at = y * width + x;
        var fromX = x + (double) (float) (rightward[at] * alpha);
        var fromY = y + (double) (float) (downward[at] * alpha);
        var left = AffineWarp.floor(fromX);
        var above = AffineWarp.floor(fromY);
        var x0 = folded(left, width);
        var x1 = folded(left + 1, width);
        var y0 = folded(above, height) * width;
        var y1 = folded(above + 1, height) * width;
        for (var channel = 0; channel < Image.CHANNELS; channel++) {
            if ((channels >> channel & 1) != 0) {
                out[at * Image.CHANNELS + channel] = blended(
                        warped(y0 + x0, channel),
                        warped(y0 + x1, channel),
                        warped(y1 + x0, channel),
                        warped(y1 + x1, channel),
                        fromX - left,
                        fromY - above);
            }
        }
    }

    /** Computes a row as it is defined. */
    private void define(double[] rightward, double[] downward, double alpha, int y) {
        if (warped == null) {
            warped = warp.apply(image);
        }
        var in = warped;
        for (int x = 0, at = y * width; x < width; x++, at++) {
            var fromX = x + (double) (float) (rightward[at] * alpha);
            var fromY = y + (double) (float) (downward[at] * alpha);
            var left = AffineWarp.floor(fromX);
            var above = AffineWarp.floor(fromY);
            var x0 = folded(left, width);
            var x1 = folded(left + 1, width);
            var y0 = folded(above, height) * width;
            var y1 = folded(above + 1, height) * width;
            var a = (y0 + x0) * Image.CHANNELS;
            var b = (y0 + x1) * Image.CHANNELS;
            var c = (y1 + x0) * Image.CHANNELS;
            var d = (y1 + x1) * Image.CHANNELS;
            for (var channel = 0; channel < Image.CHANNELS; channel++) {
                out[at * Image.CHANNELS + channel] = blended(
                        in[a + channel],
                        in[b + channel],
                        in[c + channel],
                        in[d + channel],
                        fromX - left,
                        fromY - above);
            }
        }
    }

    private static byte blended(double a, double b, double c, double d, double right, double down) {
        var upper = a * (1 - right) + b * right;
        var lower = c * (1 - right) + d * right;
        return UnitScale.truncate((float) (upper * (1 - down) + lower * down));
    }

    private static int folded(int index, int length) {
        return index >= 0 && index < length ? index : Border.SYMMETRIC.index(index, length);
    }

    /** A sample of the mapped image, as exact as it is defined; for sums in double precision. */
    private double warped(int at, int channel) {
        if (warped != null) {
            return warped[at * Image.CHANNELS + channel];
        }
        warp.put(image, units, at % width, at / width, pixel, 0);
        return pixel[channel];
    }
}
