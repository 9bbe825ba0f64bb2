package org.tarnish.learning.network;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tarnish.experiment.request.Precision;
import org.tarnish.learning.engine.ChannelsLast;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.architecture.Body;
import org.tarnish.network.layer.Layer;
import org.tarnish.network.layer.TensorSpec;
import org.tarnish.network.weights.Model;

/**
 * A network on one device: its layers and its tensors by name, in the order of the state dict. Not thread-safe.
 *
 * <p>Its tensors are float32; what they are cast to where a layer convolves or multiplies is its precision, and what goes
 * from layer to layer has that type. They live until it is closed. What {@link #forward} makes belongs to the input's manager.
 */
public final class Network implements Model, AutoCloseable {
    private final Body body;
    private final NDManager manager;
    private final Casts casts;
    private final Operations operations;
    private final Map<String, TensorSpec> specs = new LinkedHashMap<>();
    private final Map<String, PtNDArray> tensors = new HashMap<>();
    private final List<String> headNames;
    private boolean frozenBackbone;

    Network(Body body, Precision precision, NDManager parent) {
        this.body = body;
        this.manager = parent.newSubManager();
        this.casts = new Casts(precision, manager);
        this.operations = new Operations(manager);
        Stream.of(body.backbone(), body.head())
                .flatMap(part -> part.tensors().stream())
                .forEach(spec -> specs.put(spec.name(), spec));
        headNames = body.head().tensors().stream().map(TensorSpec::name).toList();
    }

    /** As {@link #create(Architecture, int, Precision, NDManager)} in float32. */
    public static Network create(Architecture architecture, int classes, NDManager manager) {
        return create(architecture, classes, Precision.FLOAT32, manager);
    }

    /**
     * A network on the manager's device whose tensors have no values yet: give it weights before using it.
     *
     * @param precision what it computes in
     * @throws IllegalArgumentException if there are less than two classes
     */
    public static Network create(Architecture architecture, int classes, Precision precision, NDManager manager) {
        if (classes < 2) {
            throw new IllegalArgumentException("a classifier needs at least 2 classes, was " + classes);
        }
        return new Network(PooledFirst.of(architecture.layers(classes)), precision, manager);
    }

    @Override
    public List<TensorSpec> tensors() {
        return List.copyOf(specs.values());
    }

    @Override
    public List<TensorSpec> head() {
        return body.head().tensors();
    }

    /** The parameters that learn: all of them, or the head's alone after {@link #freezeBackbone()}. */
    public List<TensorSpec> learning() {
        return specs.values().stream().filter(this::learns).toList();
    }

    /** From now on only the last layer learns, and everything before runs as in evaluation. */
    public void freezeBackbone() {
        frozenBackbone = true;
        specs.values().stream()
                .filter(spec -> tensors.containsKey(spec.name()) && !learns(spec))
                .forEach(spec -> JniUtils.attachGradient(tensors.get(spec.name()), false));
    }

    @Override
    public void set(String name, float[] values) {
        var spec = specs.get(name);
        if (spec == null) {
            throw new IllegalArgumentException("the network has no tensor named '" + name + "'");
        }
        if (values.length != spec.size()) {
            throw new IllegalArgumentException("tensor '" + name + "' of shape " + spec.shape() + " holds "
                    + spec.size() + " values, was given " + values.length);
        }
        var tensor = ChannelsLast.upload(manager, spec.shape(), values);
        if (learns(spec)) {
            JniUtils.attachGradient(tensor, true);
        }
        replace(name, tensor);
    }

    @Override
    public float[] values(String name) {
        return ChannelsLast.download(tensor(name));
    }

    /** The tensor on the device, valid until the next {@link #set} or {@link #forgetGradients}. */
    public PtNDArray tensor(String name) {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalStateException(
                    "tensor '" + name + "' has no values yet; initialize the network or load weights first");
        }
        return tensor;
    }

    /**
     * Logits of a batch.
     *
     * @param images {@code N x 3 x H x W}, float32, normalized, channels last in memory
     * @param training whether dropout and batch normalization behave as in training
     * @return {@code N x classes}, float32
     */
    @SuppressWarnings("ReferenceEquality")
    public PtNDArray forward(PtNDArray images, boolean training) {
        var low = casts.low(images);
        var features = run(body.backbone(), low, training && !frozenBackbone);
        if (low != features) {
            casts.close(low);
        }
        var logits = run(body.head(), features, training);
        if (features != images && features != logits) {
            features.close();
        }
        return casts.wide(logits);
    }

    /**
     * What the head sees of a batch, as in evaluation; a frozen backbone gives it in training too.
     *
     * @param images as for {@link #forward}
     * @return {@code N x ...}, float32
     */
    public PtNDArray features(PtNDArray images) {
        return alone(body.backbone(), images, false);
    }

    /**
     * Logits from what the head sees.
     *
     * @param features as {@link #features} gives them
     * @return {@code N x classes}, float32
     */
    public PtNDArray classify(PtNDArray features, boolean training) {
        return alone(body.head(), features, training);
    }

    /**
     * Drops the gradients of the last backward pass. Each learning tensor becomes a new leaf over the same memory, which
     * is cheaper than setting gradients to zero and lets the next pass hand over its own.
     */
    public void forgetGradients() {
        for (var spec : specs.values()) {
            if (learns(spec)) {
                var leaf = JniUtils.detachGradient(tensor(spec.name()));
                JniUtils.attachGradient(leaf, true);
                replace(spec.name(), leaf);
            }
        }
    }

    /** Where other tensors with this network's lifetime, such as an optimizer's, belong. */
    public NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
    }

    /** @param input in the type that the network computes in */
    private PtNDArray run(Layer layer, PtNDArray input, boolean training) {
        return DeviceTensor.of(layer.forward(tensorOf(input), name -> tensorOf(tensor(name)), training));
    }

    /** What a layer makes of float32, in float32. */
    private PtNDArray alone(Layer layer, PtNDArray input, boolean training) {
        var low = casts.low(input);
        var output = run(layer, low, training);
        casts.close(low);
        return casts.wide(output);
    }

    private DeviceTensor tensorOf(PtNDArray array) {
        return new DeviceTensor(array, casts, operations, null);
    }

    private boolean learns(TensorSpec spec) {
        return spec.isParameter() && (!frozenBackbone || headNames.contains(spec.name()));
    }

    private void replace(String name, PtNDArray tensor) {
        var old = tensors.put(name, tensor);
        if (old != null) {
            old.close();
        }
    }
}
