package org.tarnish.learning.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * Two-dimensional convolution with a square kernel and zero padding.
 *
 * @param name prefix of its tensors {@code .weight} and {@code .bias}
 * @param bias whether it adds a learned bias, which starts at 0
 * @param initializer how its weights begin
 */
public record Convolution(
        String name, int in, int out, int kernel, int stride, int padding, boolean bias, Initializer initializer)
        implements Layer {
    @Override
    public List<TensorSpec> tensors() {
        var weight = TensorSpec.parameter(name + ".weight", initializer, out, in, kernel, kernel);
        return bias
                ? List.of(weight, TensorSpec.parameter(name + ".bias", Initializer.constant(0), out))
                : List.of(weight);
    }

    @Override
    public Extent output(Extent input) {
        return new Extent(out, side(input.height()), side(input.width()));
    }

    @Override
    public long multiplyAdds(Extent input) {
        return output(input).pixels() * out * in * kernel * kernel;
    }

    @Override
    public PtNDArray forward(PtNDArray input, Tensors tensors, boolean training) {
        return JniUtils.convolution(
                input,
                tensors.get(name + ".weight"),
                bias ? tensors.get(name + ".bias") : null,
                new Shape(stride, stride),
                new Shape(padding, padding),
                new Shape(1, 1),
                1);
    }

    private int side(int side) {
        return Math.floorDiv(side + 2 * padding - kernel, stride) + 1;
    }
}
