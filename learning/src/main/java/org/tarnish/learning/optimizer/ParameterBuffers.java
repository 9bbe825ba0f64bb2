package org.tarnish.learning.optimizer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.learning.engine.ChannelsLast;
import org.tarnish.learning.network.Network;
import org.tarnish.network.layer.TensorSpec;
import org.tarnish.network.weights.StoredTensor;

/** One tensor beside each learning parameter of a network, of its shape and order in memory; zeros at first. */
final class ParameterBuffers {
    private final Network network;
    private final String prefix;
    private final List<TensorSpec> learning;
    private final Map<String, PtNDArray> tensors = new LinkedHashMap<>();

    /** @param prefix what the name of each begins with in a state, before the parameter's name */
    ParameterBuffers(Network network, String prefix) {
        this.network = network;
        this.prefix = prefix;
        learning = network.learning();
        learning.forEach(spec -> tensors.put(spec.name(), ChannelsLast.zeros(network.manager(), spec.shape())));
    }

    /** All of them, in the order of the parameters. */
    IValue list() {
        return IValue.listFrom(tensors.values().toArray(PtNDArray[]::new));
    }

    /** The parameters themselves. */
    static IValue parameters(Network network) {
        return IValue.listFrom(network.learning().stream()
                .map(spec -> network.tensor(spec.name()))
                .toArray(PtNDArray[]::new));
    }

    Map<String, StoredTensor> state() {
        var state = new LinkedHashMap<String, StoredTensor>();
        for (var spec : learning) {
            state.put(
                    prefix + spec.name(),
                    new StoredTensor(spec.shape(), () -> ChannelsLast.download(tensors.get(spec.name()))));
        }
        return state;
    }

    void restore(Map<String, StoredTensor> state) {
        for (var spec : learning) {
            var values = values(state, prefix + spec.name(), spec.shape());
            tensors.put(spec.name(), ChannelsLast.upload(network.manager(), spec.shape(), values))
                    .close();
        }
    }

    /** @throws IllegalArgumentException if there is no such entry of that shape */
    static float[] values(Map<String, StoredTensor> state, String name, List<Integer> shape) {
        var tensor = state.get(name);
        if (tensor == null || !tensor.shape().equals(shape)) {
            throw new IllegalArgumentException("the optimizer's state needs '" + name + "' of shape " + shape + ", was "
                    + (tensor == null ? "missing" : "of shape " + tensor.shape())
                    + "; is it the state of another optimizer or network?");
        }
        return tensor.read();
    }
}
