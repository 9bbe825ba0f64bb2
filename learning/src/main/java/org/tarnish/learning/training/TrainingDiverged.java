package org.tarnish.learning.training;

/** A run's loss became infinite or not a number. Trying again gives the same: the job has failed for good. */
public final class TrainingDiverged extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param step 1-based step within the epoch */
    public TrainingDiverged(int epoch, int step, double learningRate, float loss) {
        super("the training diverged: the loss of epoch " + epoch + ", step " + step + " is " + loss
                + " at learning rate " + learningRate + "; ask for a lower learning rate");
    }
}
