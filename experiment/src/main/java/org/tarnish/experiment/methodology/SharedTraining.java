package org.tarnish.experiment.methodology;

import java.util.List;
import org.tarnish.experiment.request.TrainingSettings;

/**
 * Shared training: full-quality epochs from the initialization until patience runs out. Its best checkpoint is where
 * the other methodologies start; alone it is plain training.
 */
final class SharedTraining implements Methodology {
    @Override
    public String label() {
        return "shared";
    }

    @Override
    public boolean startsFromShared() {
        return false;
    }

    @Override
    public Schedule schedule(TrainingSettings settings) {
        return Rounds.once(settings, List.of(Round.full()));
    }
}
