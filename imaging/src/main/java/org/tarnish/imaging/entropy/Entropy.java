package org.tarnish.imaging.entropy;

import java.util.function.ToIntFunction;
import org.tarnish.imaging.Image;

/**
 * The entropy of images as HuMaNet measures it (Carrasco, Hogan and Pérez, "Laconic Image Classification", CIKM 2020):
 * the bytes of the losslessly compressed PNG.
 *
 * <p>Not thread-safe: one instance per thread.
 */
public final class Entropy {
    private final ToIntFunction<Image> size;

    /** Whose PNG it is the size of. */
    public Entropy(EntropyMeasure measure) {
        size = measure.start();
    }

    /** By Tarnish's own PNG. */
    public Entropy() {
        this(EntropyMeasure.TARNISH);
    }

    /** Bytes of the image as PNG; the same on every JDK and machine. */
    public int bytes(Image image) {
        return size.applyAsInt(image);
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
