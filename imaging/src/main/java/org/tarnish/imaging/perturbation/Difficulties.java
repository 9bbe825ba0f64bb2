package org.tarnish.imaging.perturbation;

import java.util.List;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * The constants of one noise for the difficulties 1 to 3 of both published tables.
 *
 * @param <P> the constants of one difficulty
 */
record Difficulties<P>(List<P> cifar, List<P> imagenet) {
    Difficulties {
        cifar = List.copyOf(cifar);
        imagenet = List.copyOf(imagenet);
        if (cifar.size() != Perturbation.HARDEST || imagenet.size() != Perturbation.HARDEST) {
            throw new IllegalArgumentException("a table of difficulties needs " + Perturbation.HARDEST
                    + " entries, was " + cifar.size() + " (cifar) and " + imagenet.size() + " (imagenet)");
        }
    }

    /** @throws IllegalArgumentException if the difficulty is outside 1..3 */
    P at(int difficulty, SeverityTable table) {
        if (difficulty < 1 || difficulty > Perturbation.HARDEST) {
            throw new IllegalArgumentException(
                    "difficulty must be in 1.." + Perturbation.HARDEST + ", was " + difficulty);
        }
        return (table == SeverityTable.CIFAR ? cifar : imagenet).get(difficulty - 1);
    }
}
