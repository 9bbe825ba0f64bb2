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
        var upper = new Row(rowLength);
        var lower = new Row(rowLength);
        var samples = new byte[height * rowLength];
        var sums = new Sums(rowLength, (long) columns.unit * rows.unit);
        for (var y = 0; y < height; y++) {
            // From one new row to the next the old ones stay the same, or the lower becomes the upper.
            if (upper.source != rows.first[y] && lower.source == rows.first[y]) {
                var other = upper;
                upper = lower;
                lower = other;
            }
            upper.load(image, rows.first[y], columns);
            lower.load(image, rows.second[y], columns);
            var lowerWeight = rows.secondWeight[y];
            sums.clear();
            sums.add(rows.unit - lowerWeight, upper.samples);
            sums.add(lowerWeight, lower.samples);
            sums.divide(samples, y * rowLength);
        }
        return new Image(width, height, samples);
    }

    /** An old row at the new width, in units of its axis. */
    private static final class Row {
        private final int[] samples;
        private int source = -1;

        Row(int length) {
            samples = new int[length];
        }

        void load(Image image, int row, Axis columns) {
            if (source == row) {
                return;
            }
            source = row;
            var old = image.samples();
            var base = row * image.width() * Image.CHANNELS;
            var target = 0;
            for (var x = 0; x < columns.first.length; x++) {
                var left = base + columns.first[x] * Image.CHANNELS;
                var right = base + columns.second[x] * Image.CHANNELS;
                var rightWeight = columns.secondWeight[x];
                var leftWeight = columns.unit - rightWeight;
                samples[target] = leftWeight * (old[left] & 0xff) + rightWeight * (old[right] & 0xff);
                samples[target + 1] = leftWeight * (old[left + 1] & 0xff) + rightWeight * (old[right + 1] & 0xff);
                samples[target + 2] = leftWeight * (old[left + 2] & 0xff) + rightWeight * (old[right + 2] & 0xff);
                target += Image.CHANNELS;
            }
        }
    }

    /** The two old pixels that each new one lies between, and the weight of the second, out of {@code unit}. */
    private static final class Axis {
        private final int[] first;
        private final int[] second;
        private final int[] secondWeight;
        private final int unit;

        Axis(int oldLength, int newLength) {
            first = new int[newLength];
            second = new int[newLength];
            secondWeight = new int[newLength];
            // All places are multiples of this, which makes small numbers of usual lengths.
            var common =
                    Whole.commonDivisor(Math.abs(oldLength - newLength), 2 * Whole.commonDivisor(oldLength, newLength));
            unit = 2 * newLength / common;
            for (var i = 0; i < newLength; i++) {
                var place = ((2L * i + 1) * oldLength - newLength) / common;
                var before = (int) Math.floorDiv(place, (long) unit);
                first[i] = Math.max(before, 0);
                second[i] = Math.min(before + 1, oldLength - 1);
                secondWeight[i] = (int) Math.floorMod(place, (long) unit);
            }
        }
    }
}
