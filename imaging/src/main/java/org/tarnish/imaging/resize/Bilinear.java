package org.tarnish.imaging.resize;

import org.tarnish.imaging.Image;

/**
 * Bilinear interpolation. New pixel {@code i} of {@code n} lies at {@code (i + 1/2) * old / n - 1/2}, a fraction over
 * {@code 2 n}, so weights are whole numbers and the sums are exact.
 */
final class Bilinear {
    private Bilinear() {}

    static Image resized(Image image, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("the new sides must be at least 1, was " + width + " x " + height);
        }
        if (width == image.width() && height == image.height()) {
            return image;
        }
        var columns = new Axis(image.width(), width);
        var rows = new Axis(image.height(), height);
        var rowLength = width * Image.CHANNELS;
        var upper = new int[rowLength];
        var lower = new int[rowLength];
        var samples = new byte[height * rowLength];
        var total = new RoundedQuotient(4L * width * height);
        for (var y = 0; y < height; y++) {
            interpolateRow(image, rows.first[y], columns, upper);
            interpolateRow(image, rows.second[y], columns, lower);
            long lowerWeight = rows.secondWeight[y];
            var upperWeight = 2L * height - lowerWeight;
            for (var i = 0; i < rowLength; i++) {
                samples[y * rowLength + i] = total.of(upperWeight * upper[i] + lowerWeight * lower[i]);
            }
        }
        return new Image(width, height, samples);
    }

    private static void interpolateRow(Image image, int sourceY, Axis columns, int[] row) {
        var source = image.samples();
        var base = sourceY * image.width() * Image.CHANNELS;
        var width = columns.first.length;
        for (var x = 0; x < width; x++) {
            var left = base + columns.first[x] * Image.CHANNELS;
            var right = base + columns.second[x] * Image.CHANNELS;
            var rightWeight = columns.secondWeight[x];
            var leftWeight = 2 * width - rightWeight;
            for (var channel = 0; channel < Image.CHANNELS; channel++) {
                row[x * Image.CHANNELS + channel] =
                        leftWeight * (source[left + channel] & 0xff) + rightWeight * (source[right + channel] & 0xff);
            }
        }
    }

    /** The two old pixels that each new one lies between, and the weight of the second, out of twice the new length. */
    private static final class Axis {
        private final int[] first;
        private final int[] second;
        private final int[] secondWeight;

        Axis(int oldLength, int newLength) {
            first = new int[newLength];
            second = new int[newLength];
            secondWeight = new int[newLength];
            for (var i = 0; i < newLength; i++) {
                var place = (2L * i + 1) * oldLength - newLength;
                var before = (int) Math.floorDiv(place, 2L * newLength);
                first[i] = Math.max(before, 0);
                second[i] = Math.min(before + 1, oldLength - 1);
                secondWeight[i] = (int) Math.floorMod(place, 2L * newLength);
            }
        }
    }
}
