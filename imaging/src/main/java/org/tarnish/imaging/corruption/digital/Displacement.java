package org.tarnish.imaging.corruption.digital;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.UnitScale;
import org.tarnish.imaging.corruption.filter.Border;

/**
 * Takes every pixel of a mapped image from another place of it, interpolated linearly, outside the mirror image with its
 * border: as {@code scipy.ndimage.map_coordinates} of order 1 does it in double precision, with results in single
 * precision, in 8 bit by truncation.
 *
 * <p>Samples are first estimated in whole numbers. An estimate so near to a whole level that its error could matter is
 * thrown away, and the sample computed as it is defined: always where the image has one color.
 */
final class Displacement {
    /**
     * By how many units an estimate may be wrong: 4 by that of the mapped image, 1 by either fraction of a place, 1/2 by
     * each of two roundings, less than 1 by double and single precision.
     */
    private static final int ERROR = 8;

    /** One exact pixel of the mapped image takes as long as some of all of them together. */
    private static final int FEW = 32;

    private final AffineWarp warp;
    private final Image image;
    private final int width;
    private final int height;
    private final float[] pixel = new float[Image.CHANNELS];
    private final byte[] out;

    /** The exact mapped image, once many of its pixels are needed. */
    private float[] warped;

    private int settled;

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
     * @param field for every pixel how far to the right and how far down its color lies, in units of {@code alpha}, both
     *     in -1..1
     */
    byte[] apply(double[] field, double alpha) {
        // Displacements are in single precision, estimates do without.
        var error = ERROR + (int) (alpha / 4) + 1;
        if (2 * error >= 1 << PackedPixels.LEVEL_BITS || !warp.estimable(width, height)) {
            for (var y = 0; y < height; y++) {
                for (var x = 0; x < width; x++) {
                    for (var channel = 0; channel < Image.CHANNELS; channel++) {
                        settle(field, alpha, x, y, channel);
                    }
                }
            }
            return out;
        }
        var rows = warp.estimate(image).rows(Border.SYMMETRIC);
        var levels = new long[width];
        var doubts = new long[width];
        var row = new byte[width * Image.CHANNELS + 1];
        for (var y = 0; y < height; y++) {
            locate(field, alpha, y, rows.across(), rows.down());
            var estimates = rows.interpolated();
            PackedPixels.truncate(estimates, levels);
            PackedPixels.doubts(estimates, error, doubts);
            for (var x = 0; x < width; x++) {
                PackedPixel.set(row, x * Image.CHANNELS, (int) levels[x]);
            }
            System.arraycopy(row, 0, out, y * (row.length - 1), row.length - 1);
            for (var x = 0; x < width; x++) {
                if (doubts[x] != 0) {
                    settle(field, alpha, x, y, estimates[x], error);
                }
            }
        }
        return out;
    }

    /** Where the pixels of a row come from. */
    private void locate(double[] field, double alpha, int y, long[] across, long[] down) {
        var scale = alpha * (1 << PackedPixels.PLACE_BITS);
        // Conversion truncates; this makes what is converted positive, and adds the half that rounds.
        var margin = (long) alpha + 2 << PackedPixels.PLACE_BITS;
        var added = margin + 0.5;
        for (int x = 0, at = 2 * width * y; x < width; x++, at += 2) {
            across[x] = (long) (field[at] * scale + added) - margin + ((long) x << PackedPixels.PLACE_BITS);
            down[x] = (long) (field[at + 1] * scale + added) - margin + ((long) y << PackedPixels.PLACE_BITS);
        }
    }

    /** Computes those samples of a pixel that are in doubt. */
    private void settle(double[] field, double alpha, int x, int y, long estimate, int error) {
        for (var channel = 0; channel < Image.CHANNELS; channel++) {
            var sample = PackedPixels.sample(estimate, channel);
            var fraction = sample + error & (1 << PackedPixels.LEVEL_BITS) - 1;
            // Below 0 there is nothing.
            if (fraction < 2 * error && sample > error) {
                settle(field, alpha, x, y, channel);
            }
        }
    }

    private void settle(double[] field, double alpha, int x, int y, int channel) {
        var at = y * width + x;
        var fromX = x + (double) (float) (field[2 * at] * alpha);
        var fromY = y + (double) (float) (field[2 * at + 1] * alpha);
        var left = AffineWarp.floor(fromX);
        var above = AffineWarp.floor(fromY);
        var rightward = fromX - left;
        var downward = fromY - above;
        var x0 = Border.SYMMETRIC.index(left, width);
        var x1 = Border.SYMMETRIC.index(left + 1, width);
        var y0 = Border.SYMMETRIC.index(above, height);
        var y1 = Border.SYMMETRIC.index(above + 1, height);
        if (warped == null && settled++ > width * height / FEW) {
            warped = warp.apply(image);
        }
        var upper = warped(x0, y0, channel) * (1 - rightward) + warped(x1, y0, channel) * rightward;
        var lower = warped(x0, y1, channel) * (1 - rightward) + warped(x1, y1, channel) * rightward;
        out[at * Image.CHANNELS + channel] = UnitScale.truncate((float) (upper * (1 - downward) + lower * downward));
    }

    /** A sample of the mapped image, as exact as it is defined; for sums in double precision. */
    private double warped(int x, int y, int channel) {
        if (warped != null) {
            return warped[(y * width + x) * Image.CHANNELS + channel];
        }
        warp.put(image, x, y, pixel, 0);
        return pixel[channel];
    }
}
