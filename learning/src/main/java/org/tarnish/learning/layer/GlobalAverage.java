package org.tarnish.learning.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Mean over all pixels of a channel: {@code N x C x H x W} to {@code N x C}. */
public record GlobalAverage() implements Layer {
    @Override
    public Extent output(Extent input) {
        return new Extent(input.channels(), 1, 1);
    }

    @Override
    public PtNDArray forward(PtNDArray input, Tensors tensors, boolean training) {
        try (var means = JniUtils.adaptiveAvgPool(input, new Shape(1, 1))) {
            var shape = means.getShape();
            return JniUtils.reshape(means, new long[] {shape.get(0), shape.get(1)});
        }
    }
}
