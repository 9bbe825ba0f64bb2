package org.tarnish.learning.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Maximum over square windows without padding.
 *
 * @param ceil whether a last window that sticks out counts
 */
public record MaxPool(int kernel, int stride, boolean ceil) implements Layer {
    @Override
    public Extent output(Extent input) {
        return new Extent(input.channels(), side(input.height()), side(input.width()));
    }

    @Override
    public PtNDArray forward(PtNDArray input, Tensors tensors, boolean training) {
        return JniUtils.maxPool(input, new Shape(kernel, kernel), new Shape(stride, stride), new Shape(0, 0), ceil);
    }

    private int side(int side) {
        int windows = Math.floorDiv(side - kernel + (ceil ? stride - 1 : 0), stride) + 1;
        // PyTorch drops a last window that would begin outside the input.
        return ceil && (windows - 1) * stride >= side ? windows - 1 : windows;
    }
}
