package org.tarnish.experiment.methodology;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a run has achieved so far, all that a schedule decides on.
 *
 * @param start clean validation accuracy of the weights the run started from, where it continues another run
 * @param accuracies clean validation accuracy in [0, 1] after each epoch, in order
 */
public record History(OptionalDouble start, List<Double> accuracies) {
    public History {
        accuracies = List.copyOf(accuracies);
    }

    /** The history of a run that has trained no epoch. */
    public static History empty() {
        return new History(OptionalDouble.empty(), List.of());
    }

    /** Epochs trained. */
    public int epochs() {
        return accuracies.size();
    }

    /** This history with one more epoch. */
    public History plus(double accuracy) {
        var longer = new ArrayList<>(accuracies);
        longer.add(accuracy);
        return new History(start, longer);
    }

    /** The epoch (1-based) with the highest accuracy, the earliest of equals; 0 if none beats the start. */
    public int best() {
        return bestOf(accuracies.size());
    }

    /** Like {@link #best()} over the first {@code epochs} epochs. */
    public int bestOf(int epochs) {
        int best = 0;
        double highest = start.orElse(Double.NEGATIVE_INFINITY);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            if (accuracies.get(epoch - 1) > highest) {
                highest = accuracies.get(epoch - 1);
                best = epoch;
            }
        }
        return best;
    }
}
