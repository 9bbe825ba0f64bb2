package org.tarnish.experiment.methodology;

import java.util.Optional;

/**
 * One pass over the training images that a schedule asks for.
 *
 * @param reduction how the images are reduced, or empty for full quality
 * @param origin the weights (and optimizer state) that the epoch goes on from
 */
public record Epoch(Optional<TrainingReduction> reduction, Origin origin) {

    /** Where an epoch's weights come from. */
    public enum Origin {
        /** The end of the epoch before, or the run's start. */
        CURRENT,
        /** The checkpoint with the best clean validation accuracy so far. */
        BEST
    }

    /** A full-quality epoch (C) from the current weights. */
    public static Epoch full() {
        return new Epoch(Optional.empty(), Origin.CURRENT);
    }

    /** A reduced epoch (R) from the current weights. */
    public static Epoch reduced(TrainingReduction reduction) {
        return new Epoch(Optional.of(reduction), Origin.CURRENT);
    }

    /** Kept fraction of quality: 1 for a full-quality epoch; null where every image has its own. */
    public Double quality() {
        if (reduction.isEmpty()) {
            return 1.0;
        }
        return reduction.get() instanceof TrainingReduction.Uniform uniform ? uniform.quality() : null;
    }
}
