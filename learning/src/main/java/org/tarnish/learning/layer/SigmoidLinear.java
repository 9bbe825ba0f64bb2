package org.tarnish.learning.layer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** x / (1 + exp(-x)), also called SiLU or swish (Elfwing et al., 2018). */
public record SigmoidLinear() implements Layer {
    @Override
    public Extent output(Extent input) {
        return input;
    }

    @Override
    public PtNDArray forward(PtNDArray input, Tensors tensors, boolean training) {
        try (var gate = JniUtils.sigmoid(input)) {
            return JniUtils.mul(input, gate);
        }
    }
}
