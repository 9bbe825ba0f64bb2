package org.tarnish.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.network.Network;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;
import org.tarnish.network.weights.StoredTensor;

class AdamTest {
    private static final String BIAS = "linear.bias";

    private NDManager manager;
    private Network network;

    @BeforeEach
    void start() {
        manager = TestEngine.manager();
        network = network();
        network.freezeBackbone();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void stepsFollowThePublishedFormula() {
        network.set(BIAS, new float[] {1, 2});
        var adam = Optimizers.create(named("adam"), network);
        double[] gradient = {0.5, -3};
        double[] mean = new double[2];
        double[] square = new double[2];
        double[] expected = {1, 2};

        for (int t = 1; t <= 3; t++) {
            descend(adam, gradient, 0.1);
            for (int i = 0; i < 2; i++) {
                mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
                square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
                double corrected = Math.sqrt(square[i] / (1 - Math.pow(0.999, t))) + 1e-8;
                expected[i] -= 0.1 * mean[i] / (1 - Math.pow(0.9, t)) / corrected;
            }
            // float32 rounds each step at 1e-7 of values around 1
            assertThat((double) network.values(BIAS)[0]).isCloseTo(expected[0], within(1e-6));
            assertThat((double) network.values(BIAS)[1]).isCloseTo(expected[1], within(1e-6));
        }
    }

    @Test
    void itsStateRestoredGoesOnToTheBit() {
        var adam = Optimizers.create(named("adam"), network);
        descend(adam, new double[] {0.5, -3}, 0.1);
        var state = copy(adam.state());
        var weights = network.values(BIAS);
        descend(adam, new double[] {1, 1}, 0.1);
        var undisturbed = network.values(BIAS);

        network.set(BIAS, weights);
        var restored = Optimizers.create(named("adam"), network);
        restored.restore(state);
        descend(restored, new double[] {1, 1}, 0.1);

        assertThat(network.values(BIAS)).isEqualTo(undisturbed);
        assertThat(restored.state().get("step").read()).containsExactly(2);
        assertThat(state.keySet())
                .containsExactlyInAnyOrder(
                        "step",
                        "exp_avg.linear.weight",
                        "exp_avg_sq.linear.weight",
                        "exp_avg.linear.bias",
                        "exp_avg_sq.linear.bias");
    }

    @Test
    void aStateThatLacksATensorIsRefused() {
        var adam = Optimizers.create(named("adam"), network);
        var state = copy(adam.state());
        state.remove("exp_avg.linear.bias");

        assertThatThrownBy(() -> adam.restore(state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exp_avg.linear.bias");
    }

    /** One step on a loss whose gradient with respect to the bias is the given one, and 0 for the weight. */
    private void descend(Optimizer adam, double[] gradient, double learningRate) {
        JniUtils.setGradMode(true);
        try (var scope = manager.newSubManager()) {
            var slopes = (PtNDArray) scope.create(new float[] {(float) gradient[0], (float) gradient[1]});
            var features = (PtNDArray) scope.zeros(new ai.djl.ndarray.types.Shape(1, 64));
            var logits = JniUtils.linear(features, network.tensor("linear.weight"), network.tensor(BIAS));
            var loss = JniUtils.sum(JniUtils.mul(logits, slopes));
            JniUtils.backward(loss, (PtNDArray) scope.ones(loss.getShape()), false, false);
        } finally {
            JniUtils.setGradMode(false);
        }
        adam.step(learningRate);
        network.forgetGradients();
    }

    private static TrainingSettings named(String optimizer) {
        return TrainingSettings.of(new TrainingForm(
                optimizer, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null));
    }

    private Network network() {
        var created = Network.create(Architectures.named("resnet20"), 2, manager);
        Initializations.random().apply(created, 0);
        return created;
    }

    private static Map<String, StoredTensor> copy(Map<String, StoredTensor> state) {
        var copy = new LinkedHashMap<String, StoredTensor>();
        state.forEach((name, tensor) -> copy.put(name, StoredTensor.of(tensor.shape(), tensor.read())));
        return copy;
    }
}
