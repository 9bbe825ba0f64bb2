package org.tarnish.network.weights;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tarnish.network.layer.TensorSpec;

/**
 * Gives a network weights that were trained elsewhere. All tensors must fit by name and shape but for the head's, which
 * may be for another number of classes: then the head begins at random.
 */
final class PretrainedWeights {
    private static final int MOST_NAMED = 5;
    private static final String COUNTER = ".num_batches_tracked";

    private PretrainedWeights() {}

    /**
     * @param seed of a random head
     * @return the file's number of classes if its head was not taken, or empty
     * @throws IllegalArgumentException if names or shapes do not fit; it names them, and the network is left as it was
     */
    static Optional<Integer> load(Model network, Map<String, StoredTensor> tensors, long seed) {
        var replaced = otherClasses(network.head(), tensors);
        var taken = new ArrayList<>(network.tensors());
        if (replaced.isPresent()) {
            taken.removeAll(network.head());
        }
        check(network, taken, tensors);
        taken.forEach(spec -> network.set(spec.name(), tensors.get(spec.name()).read()));
        if (replaced.isPresent()) {
            network.head().forEach(spec -> RandomInitialization.apply(network, spec, seed));
        }
        return replaced;
    }

    /** The file's number of classes, if all of its head differs in that alone. */
    private static Optional<Integer> otherClasses(List<TensorSpec> head, Map<String, StoredTensor> tensors) {
        var found = new HashSet<Integer>();
        for (var spec : head) {
            var tensor = tensors.get(spec.name());
            if (tensor == null
                    || tensor.shape().isEmpty()
                    || !tail(tensor.shape()).equals(tail(spec.shape()))) {
                return Optional.empty();
            }
            found.add(tensor.shape().get(0));
        }
        int classes = head.get(0).shape().get(0);
        return found.size() == 1 && !found.contains(classes)
                ? Optional.of(found.iterator().next())
                : Optional.empty();
    }

    private static void check(Model network, List<TensorSpec> taken, Map<String, StoredTensor> tensors) {
        var missing = new ArrayList<String>();
        var different = new ArrayList<String>();
        for (var spec : taken) {
            var tensor = tensors.get(spec.name());
            if (tensor == null) {
                missing.add(spec.name());
            } else if (!tensor.shape().equals(spec.shape())) {
                different.add(spec.name() + " " + tensor.shape() + " instead of " + spec.shape());
            }
        }
        var known = network.tensors().stream().map(TensorSpec::name).collect(Collectors.toSet());
        var unknown = tensors.keySet().stream()
                .filter(name -> !known.contains(name) && !name.endsWith(COUNTER))
                .toList();
        if (!missing.isEmpty() || !different.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("the weights are not those of this architecture:"
                    + named(" they lack ", missing)
                    + named(" of another shape are ", different)
                    + named(" the network does not have ", unknown)
                    + " choose the architecture that they were trained for");
        }
    }

    private static String named(String intro, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        var shown = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return intro + shown + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more;" : ";");
    }

    private static List<Integer> tail(List<Integer> shape) {
        return shape.subList(1, shape.size());
    }
}
