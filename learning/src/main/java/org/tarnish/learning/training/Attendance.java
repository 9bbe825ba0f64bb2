package org.tarnish.learning.training;

import java.util.function.BooleanSupplier;

/**
 * What goes on around a run; nothing that it gives depends on it, but for the last.
 *
 * @param cancelled asked often whether to stop
 * @param featureBytes memory that features of a frozen backbone may take
 */
record Attendance(TrainingListener listener, BooleanSupplier cancelled, CheckpointPace pace, long featureBytes) {
    /** @throws TrainingCancelled if asked to stop */
    void stopIfCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new TrainingCancelled();
        }
    }
}
