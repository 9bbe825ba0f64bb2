package org.tarnish.imaging.corruption.weather;

import java.util.Arrays;
import org.tarnish.imaging.Randomness;

/**
 * A plasma fractal: diamond-square midpoint displacement (Fournier, Fussell and Carpenter, CACM 25, 1982) on a square
 * that wraps around, in 0..1.
 *
 * <p>A grid of points is refined by halving its step. In each round first the centers of all cells are set to the mean
 * of their four corners plus {@code w * u}, {@code u} uniform in {@code -w..w}; then the middles of the cells' upper
 * edges, then those of their left edges, each to the mean of their four neighbors plus such a draw. {@code w} begins
 * with 100 and is divided by {@code decay} after each round, so that the displacement, which is {@code w} squared at
 * the most, falls by the square of it. At the end the least value is subtracted and the largest remaining one becomes
 * 1. Draws are made in the order of the rounds, within a round centers, upper edges, left edges, each in rows.
 */
final class Plasma {
    private static final double FIRST_DISPLACEMENT = 100;

    private final int side;
    private final int mask;
    private final double[] heights;
    private final double[] draws;
    private final Randomness random;

    /** @param covered the side is the smallest power of two that is at least this, and at least 2 */
    Plasma(int covered, double decay, Randomness random) {
        this.random = random;
        side = Math.max(2, Integer.highestOneBit(2 * covered - 1));
        mask = side - 1;
        heights = new double[side * side];
        draws = new double[side / 2];
        var displacement = FIRST_DISPLACEMENT;
        for (var step = side; step >= 2; step /= 2) {
            displaceCenters(step, displacement);
            displaceUpperEdges(step, displacement);
            displaceLeftEdges(step, displacement);
            displacement /= decay;
        }
        normalize();
    }

    int side() {
        return side;
    }

    double at(int x, int y) {
        return heights[y * side + x];
    }

    /** As {@link #at}, with the plasma repeated in both directions. */
    double around(int x, int y) {
        return at(x & mask, y & mask);
    }

    // Loops count cells one by one: the compiler knows how to make such loops fast.

    private void displaceCenters(int step, double displacement) {
        var cells = side / step;
        for (var y = 0; y < side; y += step) {
            draw(cells, displacement);
            var upper = y * side;
            var center = (y + step / 2) * side + step / 2;
            var lower = ((y + step) & mask) * side;
            var left = heights[upper] + heights[lower];
            for (var i = 0; i < cells; i++) {
                var x = (i + 1) * step & mask;
                var right = heights[upper + x] + heights[lower + x];
                heights[center + i * step] = (left + right) / 4 + draws[i];
                left = right;
            }
        }
    }

    private void displaceUpperEdges(int step, double displacement) {
        var half = step / 2;
        var cells = side / step;
        for (var y = 0; y < side; y += step) {
            draw(cells, displacement);
            var edge = y * side;
            var above = ((y - half) & mask) * side;
            var below = (y + half) * side;
            for (var i = 0; i < cells; i++) {
                var x = i * step;
                var middle = x + half;
                var sum = heights[below + middle]
                        + heights[above + middle]
                        + (heights[edge + x] + heights[edge + ((x + step) & mask)]);
                heights[edge + middle] = sum / 4 + draws[i];
            }
        }
    }

    private void displaceLeftEdges(int step, double displacement) {
        var half = step / 2;
        var cells = side / step;
        for (var y = 0; y < side; y += step) {
            draw(cells, displacement);
            var upper = y * side;
            var edge = (y + half) * side;
            var lower = ((y + step) & mask) * side;
            for (var i = 0; i < cells; i++) {
                var x = i * step;
                var sum = heights[edge + x + half]
                        + heights[edge + ((x - half) & mask)]
                        + (heights[upper + x] + heights[lower + x]);
                heights[edge + x] = sum / 4 + draws[i];
            }
        }
    }

    /** The displacements of one row of cells. */
    private void draw(int count, double displacement) {
        random.uniforms(draws, count);
        for (var i = 0; i < count; i++) {
            draws[i] = displacement * (2 * displacement * draws[i] - displacement);
        }
    }

    private void normalize() {
        var least = Double.POSITIVE_INFINITY;
        var largest = Double.NEGATIVE_INFINITY;
        for (var height : heights) {
            // Several times faster than Math.min and Math.max, since it need not care about NaN.
            least = height < least ? height : least;
            largest = height > largest ? height : largest;
        }
        // A flat plasma, possible in principle where every draw is the same, is no fog at all.
        if (largest == least) {
            Arrays.fill(heights, 0);
            return;
        }
        var range = largest - least;
        for (var i = 0; i < heights.length; i++) {
            heights[i] = (heights[i] - least) / range;
        }
    }
}
