package org.tarnish.learning.loss;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Cross entropy: minus the logarithm of the true class's probability under the softmax of the logits. */
public final class CrossEntropy {
    private CrossEntropy() {}

    /**
     * The loss of every image.
     *
     * @param logits {@code N x classes}, float32
     * @param labels {@code N}, int64, each in {@code 0..classes-1}
     * @return {@code N}, float32, each at least 0; belongs to the manager of the logits
     */
    public static PtNDArray perImage(PtNDArray logits, PtNDArray labels) {
        try (var logarithms = JniUtils.logSoftmax(logits, 1, DataType.FLOAT32);
                var index = JniUtils.unsqueeze(labels, 1);
                var column = JniUtils.gather(logarithms, index, 1);
                var chosen = JniUtils.squeeze(column, 1)) {
            return JniUtils.neg(chosen);
        }
    }

    /** The mean of the losses of a batch, a single value. */
    public static PtNDArray mean(PtNDArray logits, PtNDArray labels) {
        try (var losses = perImage(logits, labels)) {
            return JniUtils.mean(losses);
        }
    }
}
