package org.tarnish.learning.inference;

/** A network gave an image a logit that is infinite or not a number. Trying again gives the same: the job has failed for good. */
public final class NonFiniteLogits extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param image which one, in words */
    NonFiniteLogits(String image, int wantedClass, float logit) {
        super("the network gives " + image + " the logit " + logit + " for class " + wantedClass
                + ", so that its predictions mean nothing; are its weights finite, and are images normalized as they"
                + " expect?");
    }
}
