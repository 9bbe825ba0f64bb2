package org.tarnish.learning.layer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** {@code N x C x H x W} to {@code N x CHW}, channel by channel. */
public record Flatten() implements Layer {
    @Override
    public Extent output(Extent input) {
        return new Extent(Math.toIntExact(input.channels() * input.pixels()), 1, 1);
    }

    @Override
    public PtNDArray forward(PtNDArray input, Tensors tensors, boolean training) {
        long images = input.getShape().get(0);
        return JniUtils.reshape(input, new long[] {images, -1});
    }
}
