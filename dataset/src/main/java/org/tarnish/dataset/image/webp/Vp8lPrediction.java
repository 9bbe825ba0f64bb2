package org.tarnish.dataset.image.webp;

/** The 14 predictions of a lossless picture (RFC 9649, 4.1). */
final class Vp8lPrediction {
    private static final int BLACK = 0xff000000;

    private Vp8lPrediction() {}

    /** Adds to each pixel what its tile's mode predicts from those before it. */
    static void add(int[] pixels, int width, int height, int bits, int[] modes) {
        var tiles = EntropyImage.parts(width, bits);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var at = y * width + x;
                int predicted;
                if (y == 0) {
                    predicted = x == 0 ? BLACK : pixels[at - 1];
                } else if (x == 0) {
                    predicted = pixels[at - width];
                } else {
                    var mode = modes[(y >> bits) * tiles + (x >> bits)] >> 8 & 15;
                    predicted = predicted(
                            mode,
                            pixels[at - 1],
                            pixels[at - width],
                            // Of the last column the first pixel of its own row, as it comes next in memory.
                            pixels[at - width + 1],
                            pixels[at - width - 1]);
                }
                pixels[at] = Vp8lTransform.sum(pixels[at], predicted);
            }
        }
    }

    private static int predicted(int mode, int left, int top, int topRight, int topLeft) {
        return switch (mode) {
            case 1 -> left;
            case 2 -> top;
            case 3 -> topRight;
            case 4 -> topLeft;
            case 5 -> mean(mean(left, topRight), top);
            case 6 -> mean(left, topLeft);
            case 7 -> mean(left, top);
            case 8 -> mean(topLeft, top);
            case 9 -> mean(top, topRight);
            case 10 -> mean(mean(left, topLeft), mean(top, topRight));
            case 11 -> nearer(left, top, topLeft);
            case 12 -> gradient(left, top, topLeft);
            case 13 -> halfGradient(mean(left, top), topLeft);
            default -> BLACK;
        };
    }

    private static int mean(int one, int other) {
        return (((one ^ other) & 0xfefefefe) >>> 1) + (one & other);
    }

    private static int nearer(int left, int top, int topLeft) {
        var difference = 0;
        for (var shift = 0; shift < 32; shift += 8) {
            var corner = topLeft >> shift & 0xff;
            difference += Math.abs((left >> shift & 0xff) - corner) - Math.abs((top >> shift & 0xff) - corner);
        }
        return difference <= 0 ? top : left;
    }

    private static int gradient(int left, int top, int topLeft) {
        var result = 0;
        for (var shift = 0; shift < 32; shift += 8) {
            var value = (left >> shift & 0xff) + (top >> shift & 0xff) - (topLeft >> shift & 0xff);
            result |= clipped(value) << shift;
        }
        return result;
    }

    private static int halfGradient(int mean, int topLeft) {
        var result = 0;
        for (var shift = 0; shift < 32; shift += 8) {
            var value = mean >> shift & 0xff;
            result |= clipped(value + (value - (topLeft >> shift & 0xff)) / 2) << shift;
        }
        return result;
    }

    private static int clipped(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
