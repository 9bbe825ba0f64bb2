package org.tarnish.imaging.resize;

import org.tarnish.imaging.Image;

/** Separable resizing through a triangle filter in fixed point, with Pillow's rounding. */
final class Antialiased {
    private static final int PRECISION_BITS = 22;
    private static final int HALF = 1 << (PRECISION_BITS - 1);

    private Antialiased() {}

    static Image resized(Image image, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("the new sides must be at least 1, was " + width + " x " + height);
        }
        var narrowed = width == image.width() ? image : horizontally(image, width);
        return height == image.height() ? narrowed : vertically(narrowed, height);
    }

    private static Image horizontally(Image image, int width) {
        var taps = new Taps(image.width(), width);
        var source = image.samples();
        var samples = new byte[width * image.height() * Image.CHANNELS];
        var target = 0;
        for (var y = 0; y < image.height(); y++) {
            for (var x = 0; x < width; x++) {
                var red = HALF;
                var green = HALF;
                var blue = HALF;
                var at = (y * image.width() + taps.first[x]) * Image.CHANNELS;
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
        return new Image(width, image.height(), samples);
    }

    private static Image vertically(Image image, int height) {
        var taps = new Taps(image.height(), height);
        var source = image.samples();
        var rowLength = image.width() * Image.CHANNELS;
        var samples = new byte[height * rowLength];
        for (var y = 0; y < height; y++) {
            for (var i = 0; i < rowLength; i++) {
                var sum = HALF;
                var at = taps.first[y] * rowLength + i;
                for (var weight : taps.weights[y]) {
                    sum += weight * (source[at] & 0xff);
                    at += rowLength;
                }
                samples[y * rowLength + i] = clipped(sum);
            }
        }
        return new Image(image.width(), height, samples);
    }

    private static byte clipped(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> PRECISION_BITS));
    }

    /** For each new pixel of an axis the first old one that counts, and the weights from there on. */
    private static final class Taps {
        private final int[] first;
        private final int[][] weights;

        Taps(int oldLength, int newLength) {
            first = new int[newLength];
            weights = new int[newLength][];
            var scale = (double) oldLength / newLength;
            var support = Math.max(scale, 1);
            for (var i = 0; i < newLength; i++) {
                var center = (i + 0.5) * scale;
                var from = Math.max(0, (int) (center - support + 0.5));
                var to = Math.min(oldLength, (int) (center + support + 0.5));
                first[i] = from;
                weights[i] = triangle(from, to, center, 1 / support);
            }
        }

        private static int[] triangle(int from, int to, double center, double inverseSupport) {
            var exact = new double[to - from];
            var sum = 0.0;
            for (var k = 0; k < exact.length; k++) {
                exact[k] = Math.max(0, 1 - Math.abs((k + from - center + 0.5) * inverseSupport));
                sum += exact[k];
            }
            var fixed = new int[exact.length];
            for (var k = 0; k < fixed.length; k++) {
                fixed[k] = (int) (exact[k] / sum * (1 << PRECISION_BITS) + 0.5);
            }
            return fixed;
        }
    }
}
