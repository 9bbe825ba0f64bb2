package org.tarnish.imaging.entropy;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.PngEncoder;

/**
 * The entropy of images as HuMaNet measures it (Carrasco, Hogan and Pérez, "Laconic Image Classification", CIKM 2020):
 * the bytes of the losslessly compressed PNG.
 *
 * <p>Not thread-safe: one instance per thread.
 */
public final class Entropy {
    private final PngEncoder encoder = new PngEncoder();

    /** Bytes of the image as PNG; the same on every JDK and machine. */
    public int bytes(Image image) {
        return encoder.size(image);
    }

    /**
     * Entropy of a reduced image over that of its original: at most 1 for all but odd cases, lower is less.
     *
     * @throws IllegalArgumentException if an entropy is below 1
     */
    public static double ratio(int reduced, int original) {
        if (reduced < 1 || original < 1) {
            throw new IllegalArgumentException("an entropy must be at least 1 byte, was " + reduced + " (reduced) and "
                    + original + " (original)");
        }
        return (double) reduced / original;
    }
}
