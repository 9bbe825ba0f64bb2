package org.tarnish.experiment.methodology;

import java.util.List;
import java.util.stream.Stream;
import org.tarnish.experiment.request.TrainingSettings;

/**
 * Linear reduction in paired rounds: goes on from shared training; at each quality, one step after the other, a round of
 * reduced (R) epochs until patience runs out, then a round of full-quality (C) epochs until patience runs out. Every
 * round begins from the best checkpoint.
 */
final class LinearRounds implements Methodology {
    private final LinearReduction reduction;

    LinearRounds(LinearReduction reduction) {
        this.reduction = reduction;
    }

    @Override
    public String label() {
        return "linear-rounds-" + reduction.label();
    }

    @Override
    public List<TrainingReduction.Uniform> reductions() {
        return reduction.levels();
    }

    @Override
    public Schedule schedule(TrainingSettings settings) {
        var rounds = reductions().stream()
                .flatMap(level -> Stream.of(Round.reduced(level), Round.full()))
                .toList();
        return Rounds.once(settings, rounds);
    }
}
