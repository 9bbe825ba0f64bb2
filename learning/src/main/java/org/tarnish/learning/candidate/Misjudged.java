package org.tarnish.learning.candidate;

/** Estimates were relied upon that turn out to err too much: whatever came of them must be found again without them. */
public final class Misjudged extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misjudged(double distance, double error) {
        super("an estimate was relied upon where it put the true class " + distance
                + " from the most probable other one, and now is seen to err by " + error
                + "; search again without estimates");
    }
}
