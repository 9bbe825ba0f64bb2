package org.tarnish.dataset.image.webp;

import java.util.Arrays;

/** Predicts a whole block of luma or chroma from its neighbors (RFC 6386, 12.2). */
final class Vp8Prediction {
    private Vp8Prediction() {}

    /** @param x of the block, in blocks */
    static void whole(Plane plane, int x, int y, int side, int mode) {
        var samples = plane.samples;
        var at = plane.index(x * side, y * side);
        switch (mode) {
            case Vp8Modes.MEAN -> fill(plane, at, side, mean(plane, at, side, x > 0, y > 0));
            case Vp8Modes.GRADIENT -> gradient(plane, at, side);
            case Vp8Modes.ABOVE -> {
                for (var row = 0; row < side; row++) {
                    System.arraycopy(samples, at - plane.stride, samples, at + row * plane.stride, side);
                }
            }
            default -> {
                for (var row = 0; row < side; row++) {
                    var from = at + row * plane.stride;
                    Arrays.fill(samples, from, from + side, samples[from - 1]);
                }
            }
        }
    }

    private static void fill(Plane plane, int at, int side, int value) {
        for (var row = 0; row < side; row++) {
            Arrays.fill(plane.samples, at + row * plane.stride, at + row * plane.stride + side, (byte) value);
        }
    }

    private static int mean(Plane plane, int at, int side, boolean left, boolean above) {
        if (!left && !above) {
            return 128;
        }
        var sum = 0;
        for (var i = 0; i < side; i++) {
            sum += above ? plane.samples[at - plane.stride + i] & 0xff : 0;
            sum += left ? plane.samples[at + i * plane.stride - 1] & 0xff : 0;
        }
        var count = left && above ? 2 * side : side;
        return (sum + count / 2) / count;
    }

    /** Left plus above less corner. */
    static void gradient(Plane plane, int at, int side) {
        var samples = plane.samples;
        var corner = samples[at - plane.stride - 1] & 0xff;
        for (var row = 0; row < side; row++) {
            var left = (samples[at + row * plane.stride - 1] & 0xff) - corner;
            for (var i = 0; i < side; i++) {
                var value = left + (samples[at - plane.stride + i] & 0xff);
                samples[at + row * plane.stride + i] = (byte) Math.max(0, Math.min(255, value));
            }
        }
    }
}
