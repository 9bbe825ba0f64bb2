package org.tarnish.imaging.perturbation;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * One of the perturbation sequences of ImageNet-P and CIFAR-10-P (Hendrycks and Dietterich, ICLR 2019): frames of one
 * picture that a classifier should all call the same. A pure function of image, difficulty, table and random draws.
 * Stateless and safe for concurrent use. A new perturbation is one class and one line in {@link Perturbations}.
 */
public interface Perturbation {
    /** The hardest difficulty; the easiest is 1. */
    int HARDEST = 3;

    /** The name in the literature, such as {@code gaussian_noise}. */
    String name();

    /**
     * Whether frames are unrelated in time. Those of noise are, so each is compared with the first frame, which is the
     * clean image; a frame of any other perturbation is compared with the one before it.
     */
    default boolean noise() {
        return false;
    }

    /** How many frames a sequence has; the difficulty changes nothing in that. */
    int frames(SeverityTable table);

    /**
     * The frames of an image, each of its size.
     *
     * @param difficulty 1 (easiest) to 3: how strong noise is; sequences without noise have the same frames at every
     *     difficulty, which then says how far apart the frames are that get compared
     * @throws IllegalArgumentException if the perturbation is noise and the difficulty outside 1..3
     */
    List<Image> apply(Image image, int difficulty, SeverityTable table, Randomness random);
}
