package org.tarnish.learning.architecture;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.tarnish.imaging.Image;
import org.tarnish.learning.layer.Extent;
import org.tarnish.learning.layer.TensorSpec;

/**
 * A kind of network, for any number of classes and any image side from {@link #minimumSide()} up. Immutable. Everything
 * but {@link #create} works without starting the engine.
 */
public final class Architecture {
    private final String name;
    private final IntFunction<Body> body;

    /** @param body the layers for a number of classes */
    Architecture(String name, IntFunction<Body> body) {
        this.name = name;
        this.body = body;
    }

    /** Name in the literature, such as {@code resnet20}. */
    public String name() {
        return name;
    }

    /** The smallest side in pixels of which every layer leaves something. */
    public int minimumSide() {
        int side = 1;
        while (!accepts(side)) {
            side++;
        }
        return side;
    }

    /** Names, shapes and roles in the order of the state dict. */
    public List<TensorSpec> tensors(int classes) {
        var layers = layers(classes);
        return Stream.concat(layers.backbone().tensors().stream(), layers.head().tensors().stream())
                .toList();
    }

    /** Number of learnable values. */
    public long parameters(int classes) {
        return tensors(classes).stream()
                .filter(TensorSpec::isParameter)
                .mapToLong(TensorSpec::size)
                .sum();
    }

    /** Multiply-adds of one image's forward pass, those of convolutions and linear layers. */
    public long multiplyAdds(int classes, int side) {
        var layers = layers(classes);
        var input = image(side);
        return layers.backbone().multiplyAdds(input)
                + layers.head().multiplyAdds(layers.backbone().output(input));
    }

    /**
     * A network on the manager's device whose tensors have no values yet: give it weights before using it.
     *
     * @throws IllegalArgumentException if there are less than two classes
     */
    public Network create(int classes, NDManager manager) {
        if (classes < 2) {
            throw new IllegalArgumentException("a classifier needs at least 2 classes, was " + classes);
        }
        return new Network(layers(classes), manager);
    }

    /**
     * A network on the manager's device for evaluation alone, with batch normalization folded into the convolutions before
     * it. It keeps no gradients, and its tensors are not those of the state dict.
     *
     * @param values of each tensor of the state dict by name, in row-major order; asked for one at a time
     */
    public Network createFolded(int classes, NDManager manager, Function<String, float[]> values) {
        var folding = new Folding();
        var network = new Network(folding.fold(layers(classes)), manager, true);
        network.tensors().forEach(spec -> network.set(spec.name(), folding.values(spec, values)));
        return network;
    }

    /** The layers for a number of classes. */
    Body layers(int classes) {
        return body.apply(classes);
    }

    private boolean accepts(int side) {
        try {
            var layers = layers(2);
            layers.head().output(layers.backbone().output(image(side)));
            return true;
        } catch (IllegalArgumentException tooSmall) {
            return false;
        }
    }

    private static Extent image(int side) {
        return new Extent(Image.CHANNELS, side, side);
    }

    @Override
    public String toString() {
        return name;
    }
}
