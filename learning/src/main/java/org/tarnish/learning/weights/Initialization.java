package org.tarnish.learning.weights;

import org.tarnish.learning.architecture.Network;

/** How the weights of a run begin. A new one is one class and one line in {@link Initializations}. */
public interface Initialization {
    /** The name used in requests, such as {@code random}. */
    String name();

    /**
     * Gives every tensor of a network its values.
     *
     * @param seed the run's seed: the same seed gives the same values on every machine
     */
    void apply(Network network, long seed);
}
