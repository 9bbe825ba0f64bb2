package org.tarnish.network.layer;

/** {@code N x C x H x W} to {@code N x CHW}, channel by channel. */
public record Flatten() implements Layer {
    @Override
    public Extent output(Extent input) {
        return new Extent(Math.toIntExact(input.channels() * input.pixels()), 1, 1);
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        return input.flattened();
    }
}
