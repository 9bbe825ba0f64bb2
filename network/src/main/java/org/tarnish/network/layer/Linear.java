package org.tarnish.network.layer;

import java.util.List;

/**
 * Fully connected layer on {@code N x in}.
 *
 * @param name prefix of its tensors {@code .weight} and {@code .bias}
 * @param weight how its weights begin
 * @param bias how its bias begins
 */
public record Linear(String name, int in, int out, Initializer weight, Initializer bias) implements Layer {
    /** With a bias that begins uniform over +-1 / sqrt(in), as PyTorch's does. */
    public Linear(String name, int in, int out, Initializer weight) {
        this(name, in, out, weight, Initializer.uniform(1 / Math.sqrt(in)));
    }

    /** As PyTorch begins it: weights and bias uniform over +-1 / sqrt(in). */
    public static Linear plain(String name, int in, int out) {
        return new Linear(name, in, out, Initializer.uniformOfInputs());
    }

    @Override
    public List<TensorSpec> tensors() {
        return List.of(
                TensorSpec.parameter(name + ".weight", weight, out, in),
                TensorSpec.parameter(name + ".bias", bias, out));
    }

    @Override
    public Extent output(Extent input) {
        return new Extent(out, 1, 1);
    }

    @Override
    public long multiplyAdds(Extent input) {
        return (long) in * out;
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        return input.multiplied(tensors.get(name + ".weight"), tensors.get(name + ".bias"));
    }
}
