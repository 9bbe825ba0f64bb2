package org.tarnish.experiment.methodology;

import java.util.List;
import org.tarnish.experiment.request.TrainingSettings;

/** The baseline: goes on from shared training with full-quality epochs until patience runs out. */
final class Baseline implements Methodology {
    @Override
    public String label() {
        return "baseline";
    }

    @Override
    public Schedule schedule(TrainingSettings settings) {
        return Rounds.once(settings, List.of(Round.full()));
    }
}
