package org.tarnish.imaging.perturbation;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * A perturbation with everything fixed but the image: the one place where a seed becomes the draws of a sequence. The
 * bytes of a sequence depend on (seed, perturbation, difficulty, table, index) and the clean image, and on nothing else.
 * Safe for concurrent use.
 *
 * @param difficulty 1..3
 * @param seed where the random draws come from
 */
public record SeededPerturbation(Perturbation perturbation, int difficulty, SeverityTable table, long seed) {
    public SeededPerturbation {
        if (difficulty < 1 || difficulty > Perturbation.HARDEST) {
            throw new IllegalArgumentException(
                    "difficulty must be in 1.." + Perturbation.HARDEST + ", was " + difficulty);
        }
    }

    /** How many frames every sequence has. */
    public int frames() {
        return perturbation.frames(table);
    }

    /**
     * The frames of an image, each of its size.
     *
     * @param index which of many images this is; equal images of different indices are perturbed differently
     */
    public List<Image> apply(Image clean, long index) {
        var what = perturbation.name() + "-p" + difficulty + "-" + table;
        return perturbation.apply(clean, difficulty, table, SeededRandomness.of(seed, what, index));
    }
}
