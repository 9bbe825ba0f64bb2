package org.tarnish.network.layer;

/** Mean over all pixels of a channel: {@code N x C x H x W} to {@code N x C}. */
public record GlobalAverage() implements Layer {
    @Override
    public Extent output(Extent input) {
        return new Extent(input.channels(), 1, 1);
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        try (var means = input.averaged(1)) {
            return means.flattened();
        }
    }
}
