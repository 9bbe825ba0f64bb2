package org.tarnish.network.layer;

import java.util.List;

/**
 * Scales every channel by a gate in (0, 1) that two 1 x 1 convolutions compute from the means of all channels (Hu et al.,
 * CVPR 2018), with SiLU between them.
 */
public final class SqueezeExcitation implements Layer {
    private final Sequence gate;

    /**
     * @param name prefix of its tensors {@code .fc1} and {@code .fc2}
     * @param squeezed channels between the convolutions
     */
    public SqueezeExcitation(String name, int channels, int squeezed, Initializer weight) {
        var bias = Initializer.constant(0);
        gate = Sequence.of(
                Convolution.centered(name + ".fc1", channels, squeezed, 1, 1, weight)
                        .withBias(bias),
                new SigmoidLinear(),
                Convolution.centered(name + ".fc2", squeezed, channels, 1, 1, weight)
                        .withBias(bias));
    }

    @Override
    public List<TensorSpec> tensors() {
        return gate.tensors();
    }

    @Override
    public Extent output(Extent input) {
        return input;
    }

    @Override
    public long multiplyAdds(Extent input) {
        return gate.multiplyAdds(new Extent(input.channels(), 1, 1));
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        try (var means = input.averaged(1);
                var scores = gate.forward(means, tensors, training);
                var scales = scores.sigmoid()) {
            return input.times(scales);
        }
    }
}
