package org.tarnish.imaging.resize;

/** How far and how strongly old pixels count for a new one, as Pillow's filters of these names. */
public enum Filter {
    /** A triangle over one pixel to each side. */
    BILINEAR(1),
    /** Keys' cubic with {@code a = -1/2} over two pixels to each side. */
    BICUBIC(2);

    private static final double A = -0.5;

    private final int support;

    Filter(int support) {
        this.support = support;
    }

    /** From how many old pixels away none counts, where an image is not made smaller. */
    int support() {
        return support;
    }

    /** The weight of an old pixel at a distance. */
    double weight(double distance) {
        var x = Math.abs(distance);
        if (x >= support) {
            return 0;
        }
        if (this == BILINEAR) {
            return 1 - x;
        }
        return x < 1 ? ((A + 2) * x - (A + 3)) * x * x + 1 : (((x - 5) * x + 8) * x - 4) * A;
    }
}
