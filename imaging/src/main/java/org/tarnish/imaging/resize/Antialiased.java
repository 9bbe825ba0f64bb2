package org.tarnish.imaging.resize;

import java.util.Arrays;
import org.tarnish.imaging.Image;

/**
 * Separable resizing through a filter in fixed point, with Pillow's rounding: along the rows first, then along the
 * columns, or the other way where the height shrinks far more. Only a window of the new image is computed, which may be
 * far too large for memory as a whole.
 */
final class Antialiased {
    private static final int PRECISION_BITS = 22;
    private static final int HALF = 1 << (PRECISION_BITS - 1);

    private Antialiased() {}

    /** The window, given by its corner and sides, of the image at a new width and height. */
    static Image window(Image image, Filter filter, int newWidth, int newHeight, Window window) {
        if (newWidth < 1 || newHeight < 1) {
            throw new IllegalArgumentException("the new sides must be at least 1, was " + newWidth + " x " + newHeight);
        }
        var columns = new Taps(filter, image.width(), newWidth, window.x(), window.width());
        var rows = new Taps(filter, image.height(), newHeight, window.y(), window.height());
        if (isColumnsFirst(image, newWidth, newHeight)) {
            return horizontally(vertically(image, rows, 0, columns), columns, columns.begin(), 0, window.height());
        }
        var narrowed = horizontally(image, columns, 0, rows.begin(), rows.end());
        return vertically(narrowed, rows, rows.begin(), null);
    }

    /** As Pillow has it since 13.0.0. */
    private static boolean isColumnsFirst(Image image, int newWidth, int newHeight) {
        var fewerRows = image.height() - newHeight;
        return fewerRows > 0 && fewerRows > (image.width() - newWidth) * 2L;
    }

    /**
     * @param left which column of the old image is the first that is there
     * @param top the first row that is wanted
     * @param bottom behind the last
     */
    private static Image horizontally(Image image, Taps taps, int left, int top, int bottom) {
        var width = taps.first.length;
        if (taps.unchanged) {
            return Resampling.cropped(image, taps.first[0] - left, top, width, bottom - top);
        }
        var source = image.samples();
        var samples = new byte[width * (bottom - top) * Image.CHANNELS];
        var target = 0;
        for (var y = top; y < bottom; y++) {
            for (var x = 0; x < width; x++) {
                var red = HALF;
                var green = HALF;
                var blue = HALF;
                var at = (y * image.width() + taps.first[x] - left) * Image.CHANNELS;
                for (var weight : taps.weights[x]) {
                    red += weight * (source[at] & 0xff);
                    green += weight * (source[at + 1] & 0xff);
                    blue += weight * (source[at + 2] & 0xff);
                    at += Image.CHANNELS;
                }
                samples[target] = clipped(red);
                samples[target + 1] = clipped(green);
                samples[target + 2] = clipped(blue);
                target += Image.CHANNELS;
            }
        }
        return new Image(width, bottom - top, samples);
    }

    /**
     * @param top which row of the old image is the first that is there
     * @param wanted of which columns alone are wanted those that count; null for all
     */
    private static Image vertically(Image image, Taps taps, int top, Taps wanted) {
        var height = taps.first.length;
        var left = wanted == null ? 0 : wanted.begin();
        var width = (wanted == null ? image.width() : wanted.end()) - left;
        if (taps.unchanged) {
            return Resampling.cropped(image, left, taps.first[0] - top, width, height);
        }
        var source = image.samples();
        var rowLength = width * Image.CHANNELS;
        var samples = new byte[height * rowLength];
        var sums = new int[rowLength];
        for (var y = 0; y < height; y++) {
            Arrays.fill(sums, HALF);
            var at = ((taps.first[y] - top) * image.width() + left) * Image.CHANNELS;
            for (var weight : taps.weights[y]) {
                for (var i = 0; i < rowLength; i++) {
                    sums[i] += weight * (source[at + i] & 0xff);
                }
                at += image.width() * Image.CHANNELS;
            }
            for (var i = 0; i < rowLength; i++) {
                samples[y * rowLength + i] = clipped(sums[i]);
            }
        }
        return new Image(width, height, samples);
    }

    private static byte clipped(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> PRECISION_BITS));
    }

    /** For some new pixels of an axis the first old one that counts, and the weights from there on. */
    private static final class Taps {
        private final int[] first;
        private final int[][] weights;
        private final boolean unchanged;

        Taps(Filter filter, int oldLength, int newLength, int begin, int count) {
            first = new int[count];
            weights = new int[count][];
            unchanged = oldLength == newLength;
            if (unchanged) {
                Arrays.setAll(first, i -> begin + i);
                Arrays.fill(weights, new int[1]);
                return;
            }
            var scale = (double) oldLength / newLength;
            var stretch = Math.max(scale, 1);
            var support = filter.support() * stretch;
            for (var i = 0; i < count; i++) {
                var center = (begin + i + 0.5) * scale;
                var from = Math.max(0, (int) (center - support + 0.5));
                var to = Math.min(oldLength, (int) (center + support + 0.5));
                first[i] = from;
                weights[i] = fixed(filter, from, to, center, 1 / stretch);
            }
        }

        /** The first old pixel that counts. */
        int begin() {
            return first[0];
        }

        /** Behind the last old pixel that counts. */
        int end() {
            var end = 0;
            for (var i = 0; i < first.length; i++) {
                end = Math.max(end, first[i] + weights[i].length);
            }
            return end;
        }

        private static int[] fixed(Filter filter, int from, int to, double center, double inverseStretch) {
            var exact = new double[to - from];
            var sum = 0.0;
            for (var k = 0; k < exact.length; k++) {
                exact[k] = filter.weight((k + from - center + 0.5) * inverseStretch);
                sum += exact[k];
            }
            var fixed = new int[exact.length];
            for (var k = 0; k < fixed.length; k++) {
                var weight = exact[k] / sum * (1 << PRECISION_BITS);
                fixed[k] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
            }
            return fixed;
        }
    }
}
