package org.tarnish.network.layer;

/**
 * Maximum over square windows; padding never wins.
 *
 * @param ceil whether a last window that sticks out counts
 */
public record MaxPool(int kernel, int stride, int padding, boolean ceil) implements Layer {
    @Override
    public Extent output(Extent input) {
        return new Extent(input.channels(), side(input.height()), side(input.width()));
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        return input.pooled(kernel, stride, padding, ceil);
    }

    private int side(int side) {
        int windows = Math.floorDiv(side + 2 * padding - kernel + (ceil ? stride - 1 : 0), stride) + 1;
        // PyTorch drops a last window that would begin outside the input and the padding before it.
        return ceil && (windows - 1) * stride >= side + padding ? windows - 1 : windows;
    }
}
