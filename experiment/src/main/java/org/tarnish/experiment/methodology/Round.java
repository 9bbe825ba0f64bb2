package org.tarnish.experiment.methodology;

import java.util.List;

/**
 * A pattern of epochs that is repeated until patience runs out.
 *
 * @param pattern at least one epoch, each from the current weights
 */
record Round(List<Epoch> pattern) {
    Round {
        pattern = List.copyOf(pattern);
    }

    static Round of(Epoch... pattern) {
        return new Round(List.of(pattern));
    }

    /** A round of C epochs. */
    static Round full() {
        return of(Epoch.full());
    }

    /** A round of R epochs. */
    static Round reduced(TrainingReduction reduction) {
        return of(Epoch.reduced(reduction));
    }

    /** A round of pairs RC. */
    static Round pairs(TrainingReduction reduction) {
        return of(Epoch.reduced(reduction), Epoch.full());
    }

    int length() {
        return pattern.size();
    }
}
