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

    /**
     * The mean of the losses of a batch against smoothed labels (Szegedy et al., CVPR 2016), as PyTorch's
     * {@code cross_entropy(label_smoothing=...)}: a part of the target is spread evenly over all classes, so each image's
     * loss is {@code (1 - smoothing) * cross entropy + smoothing * mean over classes of -log probability}.
     *
     * @param smoothing that part, in [0, 1); 0 gives {@link #mean(PtNDArray, PtNDArray)}
     */
    public static PtNDArray mean(PtNDArray logits, PtNDArray labels, double smoothing) {
        if (smoothing == 0) {
            return mean(logits, labels);
        }
        try (var sharp = mean(logits, labels);
                var scaled = sharp.mul((float) (1 - smoothing));
                var logarithms = JniUtils.logSoftmax(logits, 1, DataType.FLOAT32);
                var even = JniUtils.mean(logarithms);
                var spread = even.mul((float) -smoothing)) {
            return JniUtils.add(scaled, spread);
        }
    }
}
