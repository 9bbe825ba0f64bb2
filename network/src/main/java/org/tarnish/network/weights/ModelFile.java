package org.tarnish.network.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.network.layer.TensorSpec;

/** A network's weights and buffers as stored tensors under the names of its state dict. */
public final class ModelFile {
    private ModelFile() {}

    /** A network's tensors, read from the device when they are written. */
    public static Map<String, StoredTensor> tensors(Model network) {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        for (var spec : network.tensors()) {
            tensors.put(spec.name(), new StoredTensor(spec.shape(), () -> network.values(spec.name())));
        }
        return tensors;
    }

    /**
     * Gives every tensor of a network its values; tensors that the network does not have are left alone.
     *
     * @throws IllegalArgumentException if one is missing or of another shape
     */
    public static void load(Model network, Map<String, StoredTensor> tensors) {
        check(network.tensors(), tensors);
        network.tensors()
                .forEach(spec ->
                        network.set(spec.name(), tensors.get(spec.name()).read()));
    }

    /** @throws IllegalArgumentException if one of the tensors asked for is missing or of another shape */
    public static void check(List<TensorSpec> asked, Map<String, StoredTensor> tensors) {
        for (var spec : asked) {
            var tensor = tensors.get(spec.name());
            if (tensor == null || !tensor.shape().equals(spec.shape())) {
                throw new IllegalArgumentException("the network needs a tensor '" + spec.name() + "' of shape "
                        + spec.shape() + ", was "
                        + (tensor == null ? "missing" : "of shape " + tensor.shape())
                        + "; are these the weights of another architecture or number of classes?");
            }
        }
    }
}
