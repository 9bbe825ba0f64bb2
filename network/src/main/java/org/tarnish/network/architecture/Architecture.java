package org.tarnish.network.architecture;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.tarnish.imaging.Image;
import org.tarnish.network.layer.Extent;
import org.tarnish.network.layer.TensorSpec;

/**
 * A kind of network, for any number of classes and any image side from {@link #minimumSide()} up. Immutable.
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

    /** The layers for a number of classes. */
    public Body layers(int classes) {
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
