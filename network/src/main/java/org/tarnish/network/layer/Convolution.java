package org.tarnish.network.layer;

import java.util.List;

/**
 * Two-dimensional convolution with a square kernel and zero padding.
 *
 * @param name prefix of its tensors {@code .weight} and {@code .bias}
 * @param groups into so many equal parts inputs and outputs are split, each part seeing its own alone
 * @param weight how its weights begin
 * @param bias how its bias begins, or null if it adds none
 */
public record Convolution(
        String name,
        int in,
        int out,
        int kernel,
        int stride,
        int padding,
        int groups,
        Initializer weight,
        Initializer bias)
        implements Layer {

    /** Without bias, padded by half the kernel: at stride 1 an odd kernel leaves the sides as they are. */
    public static Convolution centered(String name, int in, int out, int kernel, int stride, Initializer weight) {
        return new Convolution(name, in, out, kernel, stride, kernel / 2, 1, weight, null);
    }

    /** The same with a bias. */
    public Convolution withBias(Initializer start) {
        return new Convolution(name, in, out, kernel, stride, padding, groups, weight, start);
    }

    /** The same with another padding. */
    public Convolution withPadding(int pixels) {
        return new Convolution(name, in, out, kernel, stride, pixels, groups, weight, bias);
    }

    /** The same with a group for every input channel. */
    public Convolution depthwise() {
        return new Convolution(name, in, out, kernel, stride, padding, in, weight, bias);
    }

    @Override
    public List<TensorSpec> tensors() {
        var weights = TensorSpec.parameter(name + ".weight", weight, out, in / groups, kernel, kernel);
        return bias == null ? List.of(weights) : List.of(weights, TensorSpec.parameter(name + ".bias", bias, out));
    }

    @Override
    public Extent output(Extent input) {
        return new Extent(out, side(input.height()), side(input.width()));
    }

    @Override
    public long multiplyAdds(Extent input) {
        return output(input).pixels() * out * (in / groups) * kernel * kernel;
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        return input.convolved(
                tensors.get(name + ".weight"),
                bias == null ? null : tensors.get(name + ".bias"),
                stride,
                padding,
                groups);
    }

    private int side(int side) {
        return Math.floorDiv(side + 2 * padding - kernel, stride) + 1;
    }
}
