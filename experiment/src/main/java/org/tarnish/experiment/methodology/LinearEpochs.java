package org.tarnish.experiment.methodology;

import java.util.List;
import org.tarnish.experiment.request.TrainingSettings;

/**
 * Linear reduction in paired epochs: goes on from shared training; at each quality, one step after the other, pairs of
 * one reduced (R) and one full-quality (C) epoch until patience, counted in pairs, runs out. Every quality begins from
 * the best checkpoint.
 */
final class LinearEpochs implements Methodology {
    private final LinearReduction reduction;

    LinearEpochs(LinearReduction reduction) {
        this.reduction = reduction;
    }

    @Override
    public String label() {
        return "linear-epochs-" + reduction.label();
    }

    @Override
    public List<TrainingReduction.Uniform> reductions() {
        return reduction.levels();
    }

    @Override
    public Schedule schedule(TrainingSettings settings) {
        return Rounds.once(settings, reductions().stream().map(Round::pairs).toList());
    }
}
