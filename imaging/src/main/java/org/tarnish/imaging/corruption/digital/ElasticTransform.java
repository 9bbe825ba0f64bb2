package org.tarnish.imaging.corruption.digital;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.UnitScale;
import org.tarnish.imaging.corruption.filter.Border;
import org.tarnish.imaging.corruption.filter.GaussianFilter;

/**
 * An image on rubber (Simard, Steinkraus and Platt, ICDAR 2003; Hendrycks and Dietterich, ICLR 2019): an affine map
 * that moves three points by up to {@code jitter} pixels, then a displacement of every pixel by {@code alpha} times a
 * field of uniform draws in [-1, 1) smoothed by a Gaussian of {@code sigma}. Both interpolate linearly, the first with
 * the mirror image without its border outside ({@code cv2.warpAffine} of OpenCV 5, whose source places are not
 * quantized), the second with the mirror image and its border ({@code scipy.ndimage.map_coordinates}). Drawn are the
 * shifts x, y of the three points, then the field of displacements in x, then that in y.
 *
 * <p>The constants are pixels; those of ImageNet are multiples of 244, a slip for 224 that the published images were
 * made with. In images of other sizes they remain pixels. The three points lie at the middle plus or minus a third of
 * the shorter side, at least 1 pixel.
 */
public final class ElasticTransform implements Corruption {
    private static final Severities<Rubber> RUBBERS = new Severities<>(
            List.of(
                    new Rubber(0, 0, 32 * .08),
                    new Rubber(32 * .05, 32 * .2, 32 * .07),
                    new Rubber(32 * .08, 32 * .06, 32 * .06),
                    new Rubber(32 * .1, 32 * .04, 32 * .05),
                    new Rubber(32 * .1, 32 * .03, 32 * .03)),
            List.of(
                    new Rubber(244 * 2, 244 * .7, 244 * .1),
                    new Rubber(244 * 2, 244 * .08, 244 * .2),
                    new Rubber(244 * .05, 244 * .01, 244 * .02),
                    new Rubber(244 * .07, 244 * .01, 244 * .02),
                    new Rubber(244 * .12, 244 * .01, 244 * .02)));

    @Override
    public String name() {
        return "elastic_transform";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var rubber = RUBBERS.at(severity, table);
        var width = image.width();
        var height = image.height();
        var warped = AffineWarp.drawn(width, height, rubber.jitter, random).apply(image);
        var filter = GaussianFilter.symmetric(rubber.sigma);
        var field = new double[2 * width * height];
        for (var direction = 0; direction < 2; direction++) {
            for (var i = direction; i < field.length; i += 2) {
                field[i] = -1 + 2 * random.uniform();
            }
        }
        return new Image(
                width, height, displaced(warped, width, height, filter.apply(field, width, height, 2), rubber.alpha));
    }

    /** @param field for every pixel how far to the right and how far down its color lies, in units of {@code alpha} */
    private static byte[] displaced(double[] in, int width, int height, double[] field, double alpha) {
        var stride = width * Image.CHANNELS;
        var out = new byte[in.length];
        for (int y = 0, to = 0, at = 0; y < height; y++) {
            for (var x = 0; x < width; x++, to += Image.CHANNELS, at += 2) {
                var fromX = x + (double) (float) (field[at] * alpha);
                var fromY = y + (double) (float) (field[at + 1] * alpha);
                var left = AffineWarp.floor(fromX);
                var above = AffineWarp.floor(fromY);
                var rightward = fromX - left;
                var downward = fromY - above;
                var x0 = folded(left, width) * Image.CHANNELS;
                var x1 = folded(left + 1, width) * Image.CHANNELS;
                var y0 = folded(above, height) * stride;
                var y1 = folded(above + 1, height) * stride;
                for (var channel = 0; channel < Image.CHANNELS; channel++) {
                    out[to + channel] = blended(
                            in,
                            y0 + x0 + channel,
                            y0 + x1 + channel,
                            y1 + x0 + channel,
                            y1 + x1 + channel,
                            rightward,
                            downward);
                }
            }
        }
        return out;
    }

    private static byte blended(double[] in, int a, int b, int c, int d, double rightward, double downward) {
        var upper = in[a] * (1 - rightward) + in[b] * rightward;
        var lower = in[c] * (1 - rightward) + in[d] * rightward;
        return UnitScale.truncate((float) (upper * (1 - downward) + lower * downward));
    }

    private static int folded(int index, int length) {
        return index >= 0 && index < length ? index : Border.SYMMETRIC.index(index, length);
    }

    private record Rubber(double alpha, double sigma, double jitter) {}
}
