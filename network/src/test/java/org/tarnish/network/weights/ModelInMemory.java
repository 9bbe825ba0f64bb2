package org.tarnish.network.weights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.layer.TensorSpec;

/** The tensors of a network as arrays, with which nothing is computed. */
final class ModelInMemory implements Model {
    private final List<TensorSpec> tensors;
    private final List<TensorSpec> head;
    private final Map<String, float[]> values = new HashMap<>();

    ModelInMemory(String architecture, int classes) {
        this(Architectures.named(architecture), classes);
    }

    ModelInMemory(Architecture architecture, int classes) {
        var layers = architecture.layers(classes);
        head = layers.head().tensors();
        tensors = Stream.concat(layers.backbone().tensors().stream(), head.stream())
                .toList();
    }

    @Override
    public List<TensorSpec> tensors() {
        return tensors;
    }

    @Override
    public List<TensorSpec> head() {
        return head;
    }

    @Override
    public void set(String name, float[] given) {
        values.put(name, given.clone());
    }

    @Override
    public float[] values(String name) {
        return values.get(name).clone();
    }
}
