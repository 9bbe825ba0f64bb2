package org.tarnish.network.layer;

import java.util.List;

/**
 * Batch normalization over {@code N, H, W} (Ioffe and Szegedy, ICML 2015) with PyTorch's defaults: epsilon 1e-5, running
 * statistics that move by a tenth towards each training batch's.
 *
 * @param name prefix of its tensors {@code .weight}, {@code .bias}, {@code .running_mean} and {@code .running_var}
 */
public record BatchNormalization(String name, int channels) implements Layer {
    /** What is added to variances. */
    public static final double EPSILON = 1e-5;

    private static final double MOMENTUM = 0.1;

    @Override
    public List<TensorSpec> tensors() {
        return List.of(
                TensorSpec.parameter(name + ".weight", Initializer.constant(1), channels),
                TensorSpec.parameter(name + ".bias", Initializer.constant(0), channels),
                TensorSpec.buffer(name + ".running_mean", Initializer.constant(0), channels),
                TensorSpec.buffer(name + ".running_var", Initializer.constant(1), channels));
    }

    @Override
    public Extent output(Extent input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        var statistics = new Tensor.Statistics(
                tensors.get(name + ".running_mean"),
                tensors.get(name + ".running_var"),
                tensors.get(name + ".weight"),
                tensors.get(name + ".bias"));
        return input.normalized(statistics, training, MOMENTUM, EPSILON);
    }
}
