package org.tarnish.dataset.image.webp;

/** Luma or one chroma of whole blocks, with a column to its left and a row above it for predictions at the border. */
final class Plane {
    private static final int ABOVE = 127;
    private static final int LEFT = 129;
    /** Blocks at the right border look four samples further. */
    private static final int BEYOND = 4;

    final int stride;
    final byte[] samples;

    Plane(int width, int height) {
        stride = width + 1 + BEYOND;
        samples = new byte[stride * (height + 1)];
        for (var x = 0; x < stride; x++) {
            samples[x] = ABOVE;
        }
        for (var y = 1; y <= height; y++) {
            samples[y * stride] = (byte) LEFT;
        }
    }

    /** Where a sample is. */
    int index(int x, int y) {
        return (y + 1) * stride + x + 1;
    }
}
