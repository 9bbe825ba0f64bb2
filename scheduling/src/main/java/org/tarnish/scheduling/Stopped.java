package org.tarnish.scheduling;

/** The owner owns nothing any more, or its process ends: what it was about to do, its successor does. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
        super("no longer the owner of the experiments");
    }
}
