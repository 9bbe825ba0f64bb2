package org.tarnish.learning.layer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * Fully connected layer on {@code N x in}.
 *
 * @param name prefix of its tensors {@code .weight} and {@code .bias}
 * @param initializer how its weights begin; the bias begins uniform over +-1 / sqrt(in), as PyTorch's does
 */
public record Linear(String name, int in, int out, Initializer initializer) implements Layer {
    @Override
    public List<TensorSpec> tensors() {
        return List.of(
                TensorSpec.parameter(name + ".weight", initializer, out, in),
                TensorSpec.parameter(name + ".bias", Initializer.uniform(1 / Math.sqrt(in)), out));
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
    public PtNDArray forward(PtNDArray input, Tensors tensors, boolean training) {
        return JniUtils.linear(input, tensors.get(name + ".weight"), tensors.get(name + ".bias"));
    }
}
