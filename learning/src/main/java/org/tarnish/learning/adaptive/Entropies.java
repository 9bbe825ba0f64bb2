package org.tarnish.learning.adaptive;

import org.tarnish.imaging.entropy.Entropy;

/** PNG bytes of each full and each reduced image; 0 where no pass has measured it yet. */
final class Entropies {
    private final int[] full;
    private final int[] reduced;

    /** The arrays are given away. */
    Entropies(int[] full, int[] reduced) {
        this.full = full;
        this.reduced = reduced;
    }

    static Entropies unknown(int count) {
        return new Entropies(new int[count], new int[count]);
    }

    Entropies copy() {
        return new Entropies(full.clone(), reduced.clone());
    }

    int full(int image) {
        return full[image];
    }

    int reduced(int image) {
        return reduced[image];
    }

    /** Each image is written by one thread at a time. */
    void set(int image, int fullBytes, int reducedBytes) {
        full[image] = fullBytes;
        reduced[image] = reducedBytes;
    }

    /** Mean over all images, which must all be known, of the reduced by the full bytes. */
    double meanRatio() {
        double sum = 0;
        for (int image = 0; image < full.length; image++) {
            sum += Entropy.ratio(reduced[image], full[image]);
        }
        return sum / full.length;
    }
}
