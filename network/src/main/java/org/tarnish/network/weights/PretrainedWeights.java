package org.tarnish.network.weights;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.network.layer.TensorSpec;

/**
 * Gives a network weights that were trained elsewhere. All tensors fit by name and shape but for the head's, which may be
 * for another number of classes: then the head begins at random.
 */
final class PretrainedWeights {
    private PretrainedWeights() {}

    /**
     * Reads and sets tensor by tensor.
     *
     * @param tensors of the network's architecture
     * @param seed of a random head
     * @return the file's number of classes if its head was not taken, or empty
     * @throws InvalidWeightsException if a value is infinite or not a number, or missing; the network is of no use then
     * @throws IOException if the file cannot be read
     */
    static Optional<Integer> load(Model network, Map<String, StoredTensor> tensors, long seed) throws IOException {
        var replaced = otherClasses(network.head(), tensors);
        var head = new HashSet<>(network.head());
        for (var spec : network.tensors()) {
            if (replaced.isPresent() && head.contains(spec)) {
                RandomInitialization.apply(network, spec, seed);
            } else {
                network.set(spec.name(), TensorValues.finite(spec.name(), tensors.get(spec.name())));
            }
        }
        return replaced;
    }

    /** The file's number of classes, if the head differs in that. */
    private static Optional<Integer> otherClasses(List<TensorSpec> head, Map<String, StoredTensor> tensors) {
        int classes = head.get(0).shape().get(0);
        int found = tensors.get(head.get(0).name()).shape().get(0);
        return found == classes ? Optional.empty() : Optional.of(found);
    }
}
