package org.tarnish.imaging.corruption.weather;

/**
 * Edges of an 8-bit plane after Canny (PAMI 8, 1986) with the conventions of OpenCV: 3 x 3 Sobel gradients with the
 * border repeated, magnitude {@code |gx| + |gy|}, suppression of what is no maximum across the edge, hysteresis between
 * two thresholds over 8-connected neighbors.
 */
final class Edges {
    /** tan 22.5 degrees in units of 2^-15; tan 67.5 degrees is larger by 2. */
    private static final int TANGENT = 13573;

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
        var weak = new boolean[magnitudes.length];
        var edges = new boolean[magnitudes.length];
        var pending = new int[width * height];
        var count = 0;
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var place = (y + 1) * stride + x + 1;
                if (magnitudes[place] > low && isMaximum(place, y * width + x)) {
                    weak[place] = true;
                    if (magnitudes[place] > high) {
                        edges[place] = true;
                        pending[count++] = place;
                    }
                }
            }
        }
        while (count > 0) {
            var place = pending[--count];
            for (var above = place - stride - 1; above <= place + stride - 1; above += stride) {
                for (var neighbor = above; neighbor < above + 3; neighbor++) {
                    if (weak[neighbor] && !edges[neighbor]) {
                        edges[neighbor] = true;
                        pending[count++] = neighbor;
                    }
                }
            }
        }
        return withoutBorder(edges);
    }

    private void differentiate(byte[] plane) {
        for (var y = 0; y < height; y++) {
            var above = Math.max(y - 1, 0) * width;
            var here = y * width;
            var below = Math.min(y + 1, height - 1) * width;
            var magnitude = (y + 1) * (width + 2) + 1;
            for (var x = 0; x < width; x++) {
                var left = Math.max(x - 1, 0);
                var right = Math.min(x + 1, width - 1);
                var upperLeft = plane[above + left] & 0xff;
                var upperRight = plane[above + right] & 0xff;
                var lowerLeft = plane[below + left] & 0xff;
                var lowerRight = plane[below + right] & 0xff;
                var gx = upperRight
                        - upperLeft
                        + 2 * ((plane[here + right] & 0xff) - (plane[here + left] & 0xff))
                        + lowerRight
                        - lowerLeft;
                var gy = lowerLeft
                        - upperLeft
                        + 2 * ((plane[below + x] & 0xff) - (plane[above + x] & 0xff))
                        + lowerRight
                        - upperRight;
                horizontal[here + x] = (short) gx;
                vertical[here + x] = (short) gy;
                magnitudes[magnitude + x] = Math.abs(gx) + Math.abs(gy);
            }
        }
    }

    /** Compares with the two neighbors across the edge; of equal ones on a straight edge the first stays. */
    private boolean isMaximum(int place, int pixel) {
        var stride = width + 2;
        var magnitude = magnitudes[place];
        var across = Math.abs(horizontal[pixel]);
        var down = Math.abs(vertical[pixel]) << 15;
        var flat = across * TANGENT;
        if (down < flat) {
            return magnitude > magnitudes[place - 1] && magnitude >= magnitudes[place + 1];
        }
        if (down > flat + (across << 16)) {
            return magnitude > magnitudes[place - stride] && magnitude >= magnitudes[place + stride];
        }
        var slope = (horizontal[pixel] ^ vertical[pixel]) < 0 ? -1 : 1;
        return magnitude > magnitudes[place - stride - slope] && magnitude > magnitudes[place + stride + slope];
    }

    private boolean[] withoutBorder(boolean[] padded) {
        var inner = new boolean[width * height];
        for (var y = 0; y < height; y++) {
            System.arraycopy(padded, (y + 1) * (width + 2) + 1, inner, y * width, width);
        }
        return inner;
    }
}
