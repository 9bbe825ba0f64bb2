package org.tarnish.learning.training;

import org.tarnish.experiment.result.EpochRecord;

/** Follows a run. Called from the training thread: return quickly. */
public interface TrainingListener {
    /**
     * A step was taken.
     *
     * @param epoch 1-based number of the current epoch
     * @param done images of the epoch trained so far
     * @param total images of the epoch
     * @param loss mean cross entropy of the step's batch
     * @param imagesPerSecond over the epoch so far
     */
    void stepTaken(int epoch, int done, int total, double loss, double imagesPerSecond);

    /**
     * Images pass through the network besides training.
     *
     * @param epoch 1-based number of the epoch that this belongs to
     * @param what is done, such as {@code evaluating on crop-0.5}
     * @param done images so far
     * @param total images in all
     */
    default void passing(int epoch, String what, int done, int total) {
        // Of interest to those alone who show progress.
    }

    /** An epoch was trained and validated, and its checkpoint saved. */
    void epochFinished(EpochRecord epoch);

    /** Ignores everything. */
    static TrainingListener none() {
        return new TrainingListener() {
            @Override
            public void stepTaken(int epoch, int done, int total, double loss, double imagesPerSecond) {
                // Nobody follows.
            }

            @Override
            public void epochFinished(EpochRecord epoch) {
                // Nobody follows.
            }
        };
    }
}
