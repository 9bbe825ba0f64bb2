package org.tarnish.imaging.corruption.weather;

/**
 * Edges of an 8-bit plane after Canny (PAMI 8, 1986) with the conventions of OpenCV: 3 x 3 Sobel gradients with the
 * border repeated, magnitude {@code |gx| + |gy|}, suppression of what is no maximum across the edge, hysteresis between
 * two thresholds over 8-connected neighbors.
 */
final class Edges {
    /** tan 22.5 degrees in units of 2^-15; tan 67.5 degrees is larger by 2. */
    private static final int TANGENT = 13573;

    private static final byte WEAK = 1;
    private static final byte STRONG = 2;

    private final int width;
    private final int height;
    /** Magnitudes with a border of zeros one pixel wide. */
    private final int[] magnitudes;

    private final short[] horizontal;
    private final short[] vertical;

    /** @param plane {@code width * height} samples in rows */
    Edges(byte[] plane, int width, int height) {
        this.width = width;
        this.height = height;
        magnitudes = new int[(width + 2) * (height + 2)];
        horizontal = new short[width * height];
        vertical = new short[width * height];
        differentiate(plane);
    }

    /**
     * Which pixels, in rows, lie on an edge: those above {@code low} that are connected to one above {@code high}.
     */
    boolean[] between(int low, int high) {
        var stride = width + 2;
        var offsets = new int[] {stride + 1, 1, stride, stride - 1};
        var marks = new byte[magnitudes.length];
        var pending = new int[width * height];
        var count = 0;
        for (var y = 0; y < height; y++) {
            var place = (y + 1) * stride + 1;
            for (var pixel = y * width; pixel < (y + 1) * width; pixel++, place++) {
                if (magnitudes[place] > low) {
                    var weak = maximum(place, pixel, offsets);
                    var strong = weak & high - magnitudes[place] >>> 31;
                    marks[place] = (byte) (weak + strong);
                    pending[count] = place;
                    count += strong;
                }
            }
        }
        while (count > 0) {
            var place = pending[--count];
            for (var above = place - stride - 1; above <= place + stride - 1; above += stride) {
                for (var neighbor = above; neighbor < above + 3; neighbor++) {
                    if (marks[neighbor] == WEAK) {
                        marks[neighbor] = STRONG;
                        pending[count++] = neighbor;
                    }
                }
            }
        }
        var edges = new boolean[width * height];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                edges[y * width + x] = marks[(y + 1) * stride + x + 1] == STRONG;
            }
        }
        return edges;
    }

    private void differentiate(byte[] plane) {
        for (var y = 0; y < height; y++) {
            var above = Math.max(y - 1, 0) * width;
            var here = y * width;
            var below = Math.min(y + 1, height - 1) * width;
            var magnitude = (y + 1) * (width + 2) + 1;
            // The sum down a column and its rise, of this column and of those to its left and right.
            var sum = sum(plane[above], plane[here], plane[below]);
            var rise = (plane[below] & 0xff) - (plane[above] & 0xff);
            var leftSum = sum;
            var leftRise = rise;
            for (var x = 0; x < width; x++) {
                var right = Math.min(x + 1, width - 1);
                var rightSum = sum(plane[above + right], plane[here + right], plane[below + right]);
                var rightRise = (plane[below + right] & 0xff) - (plane[above + right] & 0xff);
                var gx = rightSum - leftSum;
                var gy = leftRise + 2 * rise + rightRise;
                horizontal[here + x] = (short) gx;
                vertical[here + x] = (short) gy;
                magnitudes[magnitude + x] = Math.abs(gx) + Math.abs(gy);
                leftSum = sum;
                leftRise = rise;
                sum = rightSum;
                rise = rightRise;
            }
        }
    }

    private static int sum(byte above, byte here, byte below) {
        return (above & 0xff) + 2 * (here & 0xff) + (below & 0xff);
    }

    /**
     * 1 if a pixel is a maximum across the edge, else 0. Compares with the two neighbors across the edge; of equal ones on a straight edge the first stays. The edge's
     * direction is a number and not a branch: neighbors in a texture have any.
     *
     * @param offsets how far the neighbor is across a falling, an upright, a level and a rising edge
     */
    private int maximum(int place, int pixel, int[] offsets) {
        var magnitude = magnitudes[place];
        int gx = horizontal[pixel];
        int gy = vertical[pixel];
        var across = Math.abs(gx);
        var down = Math.abs(gy) << 15;
        var flat = across * TANGENT;
        var upright = down - flat >>> 31;
        var level = flat + (across << 16) - down >>> 31;
        var straight = upright | level;
        var rising = (gx ^ gy) >>> 31 & ~straight;
        var offset = offsets[upright + 2 * level + 3 * rising];
        return (magnitudes[place - offset] - magnitude & magnitudes[place + offset] - straight - magnitude) >>> 31;
    }
}
