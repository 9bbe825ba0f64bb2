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
        var right = filter.apply(field(width * height, random), width, height, 1);
        var down = filter.apply(field(width * height, random), width, height, 1);
        return new Image(width, height, displaced(warped, width, height, right, down, rubber.alpha));
    }

    private static double[] field(int size, Randomness random) {
        var field = new double[size];
        for (var i = 0; i < size; i++) {
            field[i] = -1 + 2 * random.uniform();
        }
        return field;
    }

    private static byte[] displaced(float[] in, int width, int height, double[] right, double[] down, double alpha) {
        var out = new byte[in.length];
        for (int y = 0, pixel = 0; y < height; y++) {
            for (var x = 0; x < width; x++, pixel++) {
                var fromX = x + (double) (float) (right[pixel] * alpha);
                var fromY = y + (double) (float) (down[pixel] * alpha);
                var left = AffineWarp.floor(fromX);
                var above = AffineWarp.floor(fromY);
                var rightward = fromX - left;
                var downward = fromY - above;
                var x0 = folded(left, width) * Image.CHANNELS;
                var x1 = folded(left + 1, width) * Image.CHANNELS;
                var y0 = folded(above, height) * width * Image.CHANNELS;
                var y1 = folded(above + 1, height) * width * Image.CHANNELS;
                var to = pixel * Image.CHANNELS;
                out[to] = blended(in, y0 + x0, y0 + x1, y1 + x0, y1 + x1, rightward, downward);
                out[to + 1] = blended(in, y0 + x0 + 1, y0 + x1 + 1, y1 + x0 + 1, y1 + x1 + 1, rightward, downward);
                out[to + 2] = blended(in, y0 + x0 + 2, y0 + x1 + 2, y1 + x0 + 2, y1 + x1 + 2, rightward, downward);
            }
        }
        return out;
    }

    private static byte blended(float[] in, int a, int b, int c, int d, double rightward, double downward) {
        var upper = in[a] * (1 - rightward) + in[b] * rightward;
        var lower = in[c] * (1 - rightward) + in[d] * rightward;
        return UnitScale.truncate((float) (upper * (1 - downward) + lower * downward));
    }

    private static int folded(int index, int length) {
        return index >= 0 && index < length ? index : Border.SYMMETRIC.index(index, length);
    }

    private record Rubber(double alpha, double sigma, double jitter) {}
}
