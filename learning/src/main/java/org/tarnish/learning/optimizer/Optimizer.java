package org.tarnish.learning.optimizer;

import java.util.Map;
import org.tarnish.network.weights.StoredTensor;

/**
 * Changes a network's learning tensors along the gradients of the last backward pass. Bound to one network; holds its
 * state by the tensors' names. Not thread-safe.
 */
public interface Optimizer {
    /** What losses are multiplied by; its state is part of this one's. */
    LossScale lossScale();

    /**
     * Takes one step, unless the loss scale has noted an overflow. The gradients stay: the caller drops them.
     *
     * @param learningRate step size, at least 0
     */
    void step(double learningRate);

    /** All that it remembers, ready to be stored: restoring it goes on to the bit as if nothing had happened. */
    Map<String, StoredTensor> state();

    /**
     * Takes up a state.
     *
     * @param state as {@link #state()} gave it; entries for tensors that do not learn are ignored
     * @throws IllegalArgumentException if an entry is missing or of another size
     */
    void restore(Map<String, StoredTensor> state);
}
