package org.tarnish.network.layer;

/**
 * Means over windows that divide any feature map into {@code side x side}, as evenly as whole pixels allow; windows of a
 * smaller map repeat its pixels.
 */
public record AdaptiveAverage(int side) implements Layer {
    @Override
    public Extent output(Extent input) {
        return new Extent(input.channels(), side, side);
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        return input.averaged(side);
    }
}
