package org.tarnish.network.architecture;

import java.util.List;
import java.util.stream.Stream;
import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.Extent;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.Layer;
import org.tarnish.network.layer.Rectifier;
import org.tarnish.network.layer.Sequence;
import org.tarnish.network.layer.Tensor;
import org.tarnish.network.layer.TensorSpec;
import org.tarnish.network.layer.Tensors;

/** SqueezeNet's module: a 1 x 1 convolution to few channels, then 1 x 1 and 3 x 3 convolutions side by side. */
final class Fire implements Layer {
    private final Sequence squeeze;
    private final Sequence narrow;
    private final Sequence wide;

    /** @param expand output channels of each of the two convolutions side by side */
    Fire(String name, int in, int squeezed, int expand) {
        squeeze = rectified(name + ".squeeze", in, squeezed, 1);
        narrow = rectified(name + ".expand1x1", squeezed, expand, 1);
        wide = rectified(name + ".expand3x3", squeezed, expand, 3);
    }

    private static Sequence rectified(String name, int in, int out, int kernel) {
        var convolution = Convolution.centered(name, in, out, kernel, 1, Initializer.kaimingUniform());
        return Sequence.of(convolution.withBias(Initializer.constant(0)), new Rectifier());
    }

    @Override
    public List<TensorSpec> tensors() {
        return Stream.of(squeeze, narrow, wide)
                .flatMap(part -> part.tensors().stream())
                .toList();
    }

    @Override
    public Extent output(Extent input) {
        var one = narrow.output(squeeze.output(input));
        return new Extent(2 * one.channels(), one.height(), one.width());
    }

    @Override
    public long multiplyAdds(Extent input) {
        var squeezed = squeeze.output(input);
        return squeeze.multiplyAdds(input) + narrow.multiplyAdds(squeezed) + wide.multiplyAdds(squeezed);
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        try (var squeezed = squeeze.forward(input, tensors, training);
                var one = narrow.forward(squeezed, tensors, training);
                var three = wide.forward(squeezed, tensors, training)) {
            return one.joined(three);
        }
    }
}
