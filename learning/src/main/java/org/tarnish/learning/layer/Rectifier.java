package org.tarnish.learning.layer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** max(x, 0). */
public record Rectifier() implements Layer {
    @Override
    public Extent output(Extent input) {
        return input;
    }

    @Override
    public PtNDArray forward(PtNDArray input, Tensors tensors, boolean training) {
        return JniUtils.relu(input);
    }
}
