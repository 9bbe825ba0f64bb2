package org.tarnish.experiment.methodology;

import org.tarnish.experiment.request.TrainingSettings;

/**
 * Adaptive reduction in paired rounds: goes on from shared training; a round of epochs in which every image has a
 * quality of its own (R) until patience runs out, then a round of full-quality (C) epochs until patience runs out, and so
 * on until an R round and the C round after it brought no new best. Every round begins from the best checkpoint.
 */
final class AdaptiveRounds implements Methodology {
    private final TrainingReduction.Adaptive reduction;

    AdaptiveRounds(TrainingReduction.Adaptive reduction) {
        this.reduction = reduction;
    }

    @Override
    public String label() {
        return "adaptive-rounds-" + reduction.label();
    }

    @Override
    public Schedule schedule(TrainingSettings settings) {
        return Rounds.whileBetter(settings, Round.reduced(reduction), Round.full());
    }
}
