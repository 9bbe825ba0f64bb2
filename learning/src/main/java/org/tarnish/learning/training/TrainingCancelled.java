package org.tarnish.learning.training;

/** A run was asked to stop; what its last checkpoint holds stays. */
public final class TrainingCancelled extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TrainingCancelled() {
        super("the training was cancelled");
    }
}
