package org.tarnish.imaging.corruption.blur;

import org.tarnish.imaging.corruption.filter.Border;

/**
 * A disc with smoothed edges in single precision: on a grid of 17 x 17, or of {@code 2 * radius + 1} squared where the
 * radius exceeds 8, the samples with {@code x^2 + y^2 <= radius^2} share the weight 1; the grid is then smoothed by a
 * separable Gaussian of 3 taps (5 where the radius exceeds 8), the mirror image without its border lying outside
 * ({@code cv2.GaussianBlur}). A disc that touches the edge of its grid comes out with a sum above 1 and is left so.
 */
final class DiscKernel {
    private static final int SMALL = 8;

    private final int radius;
    private final float[] weights;

    DiscKernel(double discRadius, double aliasSigma) {
        radius = discRadius <= SMALL ? SMALL : (int) discRadius;
        var side = side();
        var disc = new float[side * side];
        var count = 0;
        for (var i = 0; i < disc.length; i++) {
            var x = i % side - radius;
            var y = i / side - radius;
            if (x * x + y * y <= discRadius * discRadius) {
                disc[i] = 1;
                count++;
            }
        }
        for (var i = 0; i < disc.length; i++) {
            disc[i] /= count;
        }
        var taps = taps(discRadius <= SMALL ? 1 : 2, aliasSigma);
        weights = smoothed(smoothed(disc, side, 1, taps), side, side, taps);
    }

    private int side() {
        return 2 * radius + 1;
    }

    /** The weight at a distance from the middle; the same in all four directions. */
    float weight(int x, int y) {
        return weights[(radius + y) * side() + radius + x];
    }

    /** The largest distance from the middle at which there are weights. */
    int reach() {
        var reach = radius;
        while (reach > 0 && weight(reach, 0) == 0) {
            reach--;
        }
        return reach;
    }

    /** One direction of the smoothing, along samples that lie {@code step} apart. */
    private static float[] smoothed(float[] grid, int side, int step, float[] taps) {
        var smooth = new float[grid.length];
        for (var i = 0; i < grid.length; i++) {
            var place = i / step % side;
            var sum = grid[i] * taps[0];
            for (var k = 1; k < taps.length; k++) {
                var before = Border.REFLECT.index(place - k, side) - place;
                var after = Border.REFLECT.index(place + k, side) - place;
                sum += (grid[i + before * step] + grid[i + after * step]) * taps[k];
            }
            smooth[i] = sum;
        }
        return smooth;
    }

    private static float[] taps(int radius, double sigma) {
        var sum = 1.0;
        for (var k = 1; k <= radius; k++) {
            sum += 2 * StrictMath.exp(-k * k / (2 * sigma * sigma));
        }
        var taps = new float[radius + 1];
        for (var k = 0; k <= radius; k++) {
            taps[k] = (float) (StrictMath.exp(-k * k / (2 * sigma * sigma)) / sum);
        }
        return taps;
    }
}
