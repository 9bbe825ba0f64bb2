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
    /** The mark of an edge. */
    static final byte STRONG = 2;

    private final int width;
    private final int height;

    /** The plane's rows with the border repeated, one pixel to the left and right. */
    private final int[][] rows;

    /** Magnitudes with a border of zeros one pixel wide. */
    private final int[] magnitudes;

    /** @param plane levels in rows of equal length */
    Edges(int[][] plane) {
        width = plane[0].length;
        height = plane.length;
        magnitudes = new int[(width + 2) * (height + 2)];
        rows = new int[height][width + 2];
        for (var y = 0; y < height; y++) {
            System.arraycopy(plane[y], 0, rows[y], 1, width);
            rows[y][0] = rows[y][1];
            rows[y][width + 1] = rows[y][width];
        }
        differentiate();
    }

    /**
     * Which pixels lie on an edge: those above {@code low} that are connected to one above {@code high}.
     *
     * @return rows with a border one pixel wide, which is no edge: {@link #STRONG} where an edge is
     */
    byte[] between(int low, int high) {
        var stride = width + 2;
        var offsets = new int[] {stride + 1, 1, stride, stride - 1};
        var marks = new byte[magnitudes.length];
        var weak = new int[width * height];
        var count = 0;
        for (var y = 0; y < height; y++) {
            var place = (y + 1) * stride + 1;
            for (var x = 0; x < width; x++, place++) {
                if (magnitudes[place] > low) {
                    var maximum = maximum(place, x, y, offsets);
                    var strong = maximum & high - magnitudes[place] >>> 31;
                    marks[place] = (byte) (maximum + strong);
                    weak[count] = place;
                    count += maximum - strong;
                }
            }
        }
        connect(marks, weak, count);
        return marks;
    }

    /** Makes weak pixels strong that are connected to strong ones, each as soon as a neighbor is. */
    private void connect(byte[] marks, int[] weak, int count) {
        var pending = new int[count];
        for (var i = 0; i < count; i++) {
            if (marks[weak[i]] == STRONG || !isNextToStrong(marks, weak[i])) {
                continue;
            }
            marks[weak[i]] = STRONG;
            pending[0] = weak[i];
            for (var left = 1; left > 0; ) {
                var place = pending[--left];
                for (var above = place - width - 3; above <= place + width + 1; above += width + 2) {
                    for (var neighbor = above; neighbor < above + 3; neighbor++) {
                        if (marks[neighbor] == WEAK) {
                            marks[neighbor] = STRONG;
                            pending[left++] = neighbor;
                        }
                    }
                }
            }
        }
    }

    private boolean isNextToStrong(byte[] marks, int place) {
        var above = place - width - 3;
        var here = place - 1;
        var below = place + width + 1;
        return ((marks[above] | marks[above + 1] | marks[above + 2] | marks[here] | marks[here + 2]) & STRONG
                        | (marks[below] | marks[below + 1] | marks[below + 2]) & STRONG)
                != 0;
    }

    // Loops with one index become vector code; what is shifted is copied before.

    private void differentiate() {
        var sums = new int[width + 2];
        var rises = new int[width + 2];
        var shifts = new int[3][width];
        var row = new int[width];
        for (var y = 0; y < height; y++) {
            down(above(y), rows[y], below(y), sums, rises);
            System.arraycopy(sums, 0, shifts[0], 0, width);
            System.arraycopy(sums, 2, shifts[1], 0, width);
            across(shifts[0], shifts[1], row);
            System.arraycopy(rises, 0, shifts[0], 0, width);
            System.arraycopy(rises, 1, shifts[1], 0, width);
            System.arraycopy(rises, 2, shifts[2], 0, width);
            addRises(shifts[0], shifts[1], shifts[2], row);
            System.arraycopy(row, 0, magnitudes, (y + 1) * (width + 2) + 1, width);
        }
    }

    private int[] above(int y) {
        return rows[Math.max(y - 1, 0)];
    }

    private int[] below(int y) {
        return rows[Math.min(y + 1, height - 1)];
    }

    /** The weighted sum down every column, and its rise. */
    private static void down(int[] above, int[] here, int[] below, int[] sums, int[] rises) {
        for (var x = 0; x < sums.length; x++) {
            sums[x] = above[x] + 2 * here[x] + below[x];
            rises[x] = below[x] - above[x];
        }
    }

    private static void across(int[] left, int[] right, int[] magnitudes) {
        for (var x = 0; x < magnitudes.length; x++) {
            magnitudes[x] = Math.abs(right[x] - left[x]);
        }
    }

    private static void addRises(int[] left, int[] here, int[] right, int[] magnitudes) {
        for (var x = 0; x < magnitudes.length; x++) {
            magnitudes[x] += Math.abs(left[x] + 2 * here[x] + right[x]);
        }
    }

    /**
     * 1 if a pixel is a maximum across the edge, else 0. Compares with the two neighbors across the edge; of equal ones on a straight edge the first stays. The edge's
     * direction is a number and not a branch: neighbors in a texture have any.
     *
     * @param offsets how far the neighbor is across a falling, an upright, a level and a rising edge
     */
    private int maximum(int place, int x, int y, int[] offsets) {
        var magnitude = magnitudes[place];
        var above = above(y);
        var here = rows[y];
        var below = below(y);
        var gx = above[x + 2] - above[x] + 2 * (here[x + 2] - here[x]) + below[x + 2] - below[x];
        var gy = below[x] - above[x] + 2 * (below[x + 1] - above[x + 1]) + below[x + 2] - above[x + 2];
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
