package org.tarnish.network.layer;

/** max(x, 0). */
public record Rectifier() implements Layer {
    @Override
    public Extent output(Extent input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        return input.rectified();
    }

    @Override
    public Tensor consume(Tensor input, Tensors tensors, boolean training) {
        return input.rectify();
    }
}
