package org.tarnish.learning.training;

import java.util.function.BooleanSupplier;

/**
 * What watches and bounds a run: nothing of it changes the result but for its last bits.
 *
 * @param listener told how it goes
 * @param cancelled asked often whether to stop
 * @param pace how often it saves a checkpoint; the result does not depend on it
 * @param featureBytes memory that features of a frozen backbone may take; the last bits of the result may depend on it
 */
record RunControls(TrainingListener listener, BooleanSupplier cancelled, CheckpointPace pace, long featureBytes) {
    /** @throws TrainingCancelled if asked to stop */
    void stopIfCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new TrainingCancelled();
        }
    }
}
