package org.tarnish.experiment.methodology;

import java.util.List;
import org.tarnish.experiment.request.TrainingSettings;

/**
 * Fixed reduction: goes on from shared training, repeating a pattern of reduced (R) and full-quality (C) epochs at one
 * quality until patience, counted in patterns, runs out.
 */
final class FixedReduction implements Methodology {
    private final TrainingReduction.Uniform reduction;
    private final String pattern;

    FixedReduction(TrainingReduction.Uniform reduction, String pattern) {
        this.reduction = reduction;
        this.pattern = pattern;
    }

    @Override
    public String label() {
        var suffix = pattern.equals("RC") ? "" : "-" + pattern;
        return "fixed-" + reduction.kind() + "-" + reduction.quality() + suffix;
    }

    @Override
    public List<TrainingReduction.Uniform> reductions() {
        return List.of(reduction);
    }

    @Override
    public Schedule schedule(TrainingSettings settings) {
        var epochs = pattern.chars()
                .mapToObj(kind -> kind == 'R' ? Epoch.reduced(reduction) : Epoch.full())
                .toList();
        return Rounds.once(settings, List.of(new Round(epochs)));
    }
}
