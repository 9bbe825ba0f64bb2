package org.tarnish.imaging.corruption.digital;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
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

    /** Of rows in pixels, for the filter. */
    private static final int LONG = 128;

    @Override
    public String name() {
        return "elastic_transform";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var rubber = RUBBERS.at(severity, table);
        var width = image.width();
        var height = image.height();
        var warp = AffineWarp.drawn(width, height, rubber.jitter, random);
        var filter = GaussianFilter.symmetric(rubber.sigma);
        var rightward = field(width, height, random);
        var downward = field(width, height, random);
        if (width < LONG) {
            // The filter takes rows of twice the length in less than twice the time.
            var both = new double[2 * rightward.length];
            for (var i = 0; i < rightward.length; i++) {
                both[2 * i] = rightward[i];
                both[2 * i + 1] = downward[i];
            }
            both = filter.apply(both, width, height, 2);
            for (var i = 0; i < rightward.length; i++) {
                rightward[i] = both[2 * i];
                downward[i] = both[2 * i + 1];
            }
        } else {
            rightward = filter.apply(rightward, width, height, 1);
            downward = filter.apply(downward, width, height, 1);
        }
        var displaced = new Displacement(warp, image).apply(rightward, downward, rubber.alpha);
        return new Image(width, height, displaced);
    }

    /** Uniform draws in [-1, 1). */
    private static double[] field(int width, int height, Randomness random) {
        var field = new double[width * height];
        random.uniforms(field, field.length);
        for (var i = 0; i < field.length; i++) {
            field[i] = -1 + 2 * field[i];
        }
        return field;
    }

    private record Rubber(double alpha, double sigma, double jitter) {}
}
