package org.tarnish.imaging.resize;

import org.tarnish.imaging.Image;

/**
 * The box average. In units of 1/new of a pixel an old pixel is {@code new} long and a new one {@code old} long, so all
 * overlaps are whole numbers, smaller ones without common divisors, and the sums are exact.
 */
final class AreaAverage {
    private AreaAverage() {}

    static Image resized(Image image, int width, int height) {
        if (width == image.width() && height == image.height()) {
            return image;
        }
        var columns = new Overlaps(image.width(), width);
        var rows = new Overlaps(image.height(), height);
        var rowLength = width * Image.CHANNELS;
        var samples = new byte[height * rowLength];
        var row = new int[rowLength];
        var sums = new Sums(rowLength, (long) columns.total * rows.total);
        var loaded = -1;
        for (var y = 0; y < height; y++) {
            sums.clear();
            for (var k = 0; k < rows.weights[y].length; k++) {
                if (rows.first[y] + k != loaded) {
                    loaded = rows.first[y] + k;
                    sumRow(image, loaded, columns, row);
                }
                sums.add(rows.weights[y][k], row);
            }
            sums.divide(samples, y * rowLength);
        }
        return new Image(width, height, samples);
    }

    private static void sumRow(Image image, int sourceY, Overlaps columns, int[] row) {
        var source = image.samples();
        var base = sourceY * image.width() * Image.CHANNELS;
        var target = 0;
        for (var x = 0; x < columns.first.length; x++) {
            var at = base + columns.first[x] * Image.CHANNELS;
            var red = 0;
            var green = 0;
            var blue = 0;
            for (var weight : columns.weights[x]) {
                red += weight * (source[at] & 0xff);
                green += weight * (source[at + 1] & 0xff);
                blue += weight * (source[at + 2] & 0xff);
                at += Image.CHANNELS;
            }
            row[target] = red;
            row[target + 1] = green;
            row[target + 2] = blue;
            target += Image.CHANNELS;
        }
    }

    /** For each new pixel of an axis the first old one under it, and how much of each from there on it covers. */
    private static final class Overlaps {
        private final int[] first;
        private final int[][] weights;
        private final int total;

        Overlaps(int oldLength, int newLength) {
            var common = Whole.commonDivisor(oldLength, newLength);
            var oldUnits = newLength / common;
            total = oldLength / common;
            first = new int[newLength];
            weights = new int[newLength][];
            for (var i = 0; i < newLength; i++) {
                var start = (long) i * total;
                var end = start + total;
                first[i] = (int) (start / oldUnits);
                weights[i] = new int[(int) ((end - 1) / oldUnits) - first[i] + 1];
                for (var k = 0; k < weights[i].length; k++) {
                    var oldStart = (long) (first[i] + k) * oldUnits;
                    weights[i][k] = (int) (Math.min(end, oldStart + oldUnits) - Math.max(start, oldStart));
                }
            }
        }
    }
}
