package org.tarnish.learning.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

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
    public PtNDArray forward(PtNDArray input, Tensors tensors, boolean training) {
        return JniUtils.adaptiveAvgPool(input, new Shape(side, side));
    }
}
