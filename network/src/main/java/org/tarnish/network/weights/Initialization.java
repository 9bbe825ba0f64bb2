package org.tarnish.network.weights;

import java.io.IOException;
import java.util.Optional;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.result.WeightsOrigin;

/** How the weights of a run begin. A new kind is one class and one line in {@link Initializations}. */
@FunctionalInterface
public interface Initialization {
    /**
     * Gives every tensor of a network its values.
     *
     * @param seed the run's seed: the same seed gives the same values on every machine
     * @return where they came from
     * @throws IllegalArgumentException if there are no such weights, or they do not fit the network
     * @throws InvalidWeightsException if a file of weights is damaged
     * @throws IOException if a place cannot be reached; trying again later may help
     */
    WeightsOrigin apply(Model network, long seed) throws IOException;

    /**
     * How images must be normalized for these weights, or empty if as the data set says.
     *
     * @throws IllegalArgumentException if a file of weights says another than what was asked for, or does not fit
     * @throws InvalidWeightsException if a file of weights is damaged
     * @throws IOException if a place cannot be reached; trying again later may help
     */
    default Optional<Normalization> normalization() throws IOException {
        return Optional.empty();
    }
}
