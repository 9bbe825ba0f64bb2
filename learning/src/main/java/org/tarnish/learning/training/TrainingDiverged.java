package org.tarnish.learning.training;

/** A run's loss, or each of its gradients, became infinite or not a number. Trying again gives the same: the job has failed for good. */
public final class TrainingDiverged extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Gradients of every step overflow in float16, however small the loss is made. */
    TrainingDiverged(int epoch) {
        super("the training diverged: gradients of epoch " + epoch
                + " are not finite in float16 at any loss scale; ask for"
                + " a lower learning rate, or for precision bfloat16 or float32");
    }

    /** @param step 1-based step within the epoch */
    public TrainingDiverged(int epoch, int step, double learningRate, float loss) {
        super("the training diverged: the loss of epoch " + epoch + ", step " + step + " is " + loss
                + " at learning rate " + learningRate + "; ask for a lower learning rate");
    }
}
