package org.tarnish.learning.training;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Optional;
import java.util.function.Supplier;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.learning.engine.HostValues;
import org.tarnish.learning.loss.CrossEntropy;
import org.tarnish.learning.network.Network;
import org.tarnish.learning.optimizer.GradientClip;
import org.tarnish.learning.optimizer.Optimizer;

/**
 * Steps of gradient descent. A batch may come in parts: their gradients add up to those of the whole, to rounding, but
 * batch normalization sees each part alone.
 */
public final class TrainingStep {
    private final Network network;
    private final Optimizer optimizer;
    private final double smoothing;
    private final Optional<GradientClip> clip;

    public TrainingStep(Network network, Optimizer optimizer, TrainingSettings settings) {
        this.network = network;
        this.optimizer = optimizer;
        this.smoothing = settings.labelSmoothing();
        this.clip = settings.gradientClip().isEmpty()
                ? Optional.empty()
                : Optional.of(new GradientClip(network, settings.gradientClip().getAsDouble()));
    }

    /**
     * Lowers the mean cross entropy of a batch. The network's parameters stay as they were if the loss is not finite.
     *
     * @param images {@code N x 3 x H x W}, float32, normalized; their manager holds all intermediate results
     * @param labels {@code N}, int64
     * @return the mean cross entropy before the step, label smoothing included
     */
    public float take(PtNDArray images, PtNDArray labels, double learningRate) {
        float loss = accumulate(() -> network.forward(images, true), labels, 1);
        if (Float.isFinite(loss)) {
            apply(learningRate);
        }
        return loss;
    }

    /**
     * Adds the gradients of a part of a batch to those of the parts before, unless its loss is not finite.
     *
     * @param logits makes {@code N x classes}, float32; its manager holds all intermediate results
     * @param labels {@code N}, int64
     * @param share the part's images by those of the whole batch, in (0, 1]
     * @return the part's mean cross entropy, label smoothing included
     */
    float accumulate(Supplier<PtNDArray> logits, PtNDArray labels, double share) {
        JniUtils.setGradMode(true);
        try (var made = logits.get();
                var loss = CrossEntropy.mean(made, labels, smoothing)) {
            float value = HostValues.single(loss);
            if (Float.isFinite(value)) {
                try (var weight = optimizer.lossScale().gradient(loss, share)) {
                    JniUtils.backward(loss, weight, false, false);
                }
            }
            return value;
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    /** @throws TrainingDiverged if steps have ceased to change parameters */
    void requireProgress(int epoch) {
        if (optimizer.lossScale().isExhausted()) {
            throw new TrainingDiverged(epoch);
        }
    }

    /** Changes the parameters along what has been accumulated, unless it has overflowed in float16, and begins a new batch. */
    void apply(double learningRate) {
        optimizer.lossScale().unscale();
        clip.ifPresent(GradientClip::apply);
        optimizer.step(learningRate);
        optimizer.lossScale().update();
        network.forgetGradients();
    }
}
