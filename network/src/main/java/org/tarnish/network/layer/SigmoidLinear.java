package org.tarnish.network.layer;

/** x / (1 + exp(-x)), also called SiLU or swish (Elfwing et al., 2018). */
public record SigmoidLinear() implements Layer {
    @Override
    public Extent output(Extent input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        return input.sigmoidLinear();
    }
}
