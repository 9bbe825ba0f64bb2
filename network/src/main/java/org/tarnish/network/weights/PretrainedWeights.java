package org.tarnish.network.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
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
                network.set(spec.name(), finite(spec.name(), tensors.get(spec.name())));
            }
        }
        return replaced;
    }

    private static float[] finite(String name, StoredTensor tensor) throws IOException {
        var values = values(name, tensor);
        int wrong = IntStream.range(0, values.length)
                .filter(i -> !Float.isFinite(values[i]))
                .findFirst()
                .orElse(-1);
        if (wrong >= 0) {
            throw new InvalidWeightsException("the weights hold " + values[wrong] + " in the tensor '" + name
                    + "', first at value " + wrong + " of " + values.length
                    + ", and such a network classifies nothing; give weights whose values are all finite");
        }
        return values;
    }

    private static float[] values(String name, StoredTensor tensor) throws IOException {
        try {
            return tensor.read();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof EOFException
                    || e.getCause() instanceof ZipException
                    || e.getCause() instanceof InvalidWeightsException) {
                throw new InvalidWeightsException(
                        "the values of the tensor '" + name + "' cannot be read from the weights, which are damaged: "
                                + FileText.shown(String.valueOf(e.getCause().getMessage()))
                                + "; fetch or save them again",
                        e);
            }
            throw e.getCause();
        }
    }

    /** The file's number of classes, if the head differs in that. */
    private static Optional<Integer> otherClasses(List<TensorSpec> head, Map<String, StoredTensor> tensors) {
        int classes = head.get(0).shape().get(0);
        int found = tensors.get(head.get(0).name()).shape().get(0);
        return found == classes ? Optional.empty() : Optional.of(found);
    }
}
