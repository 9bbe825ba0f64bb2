package org.tarnish.experiment.methodology;

import java.util.List;
import org.tarnish.experiment.request.TrainingSettings;

/**
 * Adaptive reduction in paired epochs: goes on from shared training with pairs of one epoch in which every image has a
 * quality of its own (R) and one full-quality (C) epoch, until patience, counted in pairs, runs out.
 */
final class AdaptiveEpochs implements Methodology {
    private final TrainingReduction.Adaptive reduction;

    AdaptiveEpochs(TrainingReduction.Adaptive reduction) {
        this.reduction = reduction;
    }

    @Override
    public String label() {
        return "adaptive-epochs-" + reduction.label();
    }

    @Override
    public Schedule schedule(TrainingSettings settings) {
        return Rounds.once(settings, List.of(Round.pairs(reduction)));
    }
}
