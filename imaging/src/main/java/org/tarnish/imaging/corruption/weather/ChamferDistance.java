package org.tarnish.imaging.corruption.weather;

import java.util.Arrays;

/**
 * Distances to the nearest marked pixel, approximated by the 5 x 5 chamfer of Borgefors (CVGIP 34, 1986) in two passes:
 * a step to a side costs 1, to a corner 1.4, a knight's move 2.1969.
 */
final class ChamferDistance {
    /** Distances are whole numbers of this unit, as in OpenCV, so that sums are exact. */
    private static final int ONE = 1 << 16;

    private static final int DIAGONAL = (int) Math.rint(1.4 * ONE);
    private static final int KNIGHT = (int) Math.rint(2.1969 * ONE);
    private static final int BORDER = 2;

    private ChamferDistance() {}

    /** Distances in rows, at most {@code limit}; where nothing is marked, all are {@code limit}. */
    static float[] to(boolean[] marked, int width, int height, int limit) {
        var stride = width + 2 * BORDER;
        var distances = new int[stride * (height + 2 * BORDER)];
        // Every distance is limited in the end, so one above the limit may stand for all larger ones.
        Arrays.fill(distances, 2 * limit * ONE);
        for (var y = 0; y < height; y++) {
            var place = (y + BORDER) * stride + BORDER;
            var last = distances[place - 1];
            for (var x = 0; x < width; x++, place++) {
                var above = nearest(distances, place - stride, place - 2 * stride);
                last = marked[y * width + x] ? 0 : Math.min(last + ONE, above);
                distances[place] = last;
            }
        }
        for (var y = height - 1; y >= 0; y--) {
            var place = (y + BORDER) * stride + BORDER + width - 1;
            var last = distances[place + 1];
            for (var x = 0; x < width; x++, place--) {
                var below = Math.min(distances[place], nearest(distances, place + stride, place + 2 * stride));
                last = Math.min(last + ONE, below);
                distances[place] = last;
            }
        }
        var inner = new float[width * height];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                inner[y * width + x] = Math.min(limit, distances[(y + BORDER) * stride + BORDER + x] * (1f / ONE));
            }
        }
        return inner;
    }

    /** The least distance by way of the rows at one side, of which {@code near} and {@code far} are in this column. */
    private static int nearest(int[] distances, int near, int far) {
        var straight = distances[near] + ONE;
        var diagonal = Math.min(distances[near - 1], distances[near + 1]) + DIAGONAL;
        var knight = Math.min(
                        Math.min(distances[far - 1], distances[far + 1]),
                        Math.min(distances[near - 2], distances[near + 2]))
                + KNIGHT;
        return Math.min(straight, Math.min(diagonal, knight));
    }
}
