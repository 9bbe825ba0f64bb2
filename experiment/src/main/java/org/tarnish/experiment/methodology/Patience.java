package org.tarnish.experiment.methodology;

import java.util.Optional;
import org.tarnish.experiment.request.TrainingSettings;

/** Early stopping, common to methodologies that repeat a pattern of epochs. */
final class Patience {
    private final TrainingSettings settings;

    Patience(TrainingSettings settings) {
        this.settings = settings;
    }

    /**
     * Whether a run is over that repeats a pattern of {@code length} epochs: at its cap of epochs, or at the end of a
     * pattern when the last {@code patience} patterns brought no new best clean validation accuracy.
     */
    boolean exhausted(History history, int length) {
        int epochs = history.epochs();
        if (epochs >= settings.maxEpochs()) {
            return true;
        }
        int sinceBest = epochs / length - (history.best() + length - 1) / length;
        return epochs % length == 0 && sinceBest >= settings.patience();
    }

    /** The schedule that repeats one epoch until patience runs out. */
    Schedule repeat(Epoch epoch) {
        return history -> exhausted(history, 1) ? Optional.empty() : Optional.of(epoch);
    }
}
