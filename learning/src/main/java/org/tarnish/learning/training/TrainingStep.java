package org.tarnish.learning.training;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.tarnish.learning.architecture.Network;
import org.tarnish.learning.loss.CrossEntropy;
import org.tarnish.learning.optimizer.Optimizer;

/** One step of gradient descent on one batch. */
public final class TrainingStep {
    private final Network network;
    private final Optimizer optimizer;

    public TrainingStep(Network network, Optimizer optimizer) {
        this.network = network;
        this.optimizer = optimizer;
    }

    /**
     * Lowers the mean cross entropy of a batch. The network is left as it was if the loss is not finite.
     *
     * @param images {@code N x 3 x H x W}, float32, normalized; their manager holds all intermediate results
     * @param labels {@code N}, int64
     * @return the mean cross entropy before the step
     */
    public float take(PtNDArray images, PtNDArray labels, double learningRate) {
        JniUtils.setGradMode(true);
        try (var logits = network.forward(images, true);
                var loss = CrossEntropy.mean(logits, labels)) {
            float value = loss.getFloat();
            if (Float.isFinite(value)) {
                try (var one = (PtNDArray) loss.getManager().ones(loss.getShape())) {
                    JniUtils.backward(loss, one, false, false);
                }
                optimizer.step(learningRate);
                network.forgetGradients();
            }
            return value;
        } finally {
            JniUtils.setGradMode(false);
        }
    }
}
