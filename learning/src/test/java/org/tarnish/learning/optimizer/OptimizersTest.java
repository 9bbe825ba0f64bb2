package org.tarnish.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.experiment.request.OptimizerKind;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.network.Network;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;
import org.tarnish.network.weights.StoredTensor;

/** Steps of every optimizer against PyTorch's documented formulas, computed beside in double precision. */
class OptimizersTest {
    private static final String BIAS = "linear.bias";
    private static final double[][] GRADIENTS = {{0.5, -3}, {-0.25, 2}, {1, 0.125}, {0.75, -1}};
    private static final double RATE = 0.1;

    /** float32 rounds each step at 1e-7 of values around 1. */
    private static final double ROUNDING = 1e-6;

    private NDManager manager;
    private Network network;

    @BeforeEach
    void start() {
        manager = TestEngine.manager();
        network = Network.create(Architectures.named("resnet20"), 2, manager);
        Initializations.random().apply(network, 0);
        network.freezeBackbone();
        network.set(BIAS, new float[] {1, 2});
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "0, 0.1, false", "0.9, 0, false", "0.9, 0.1, false", "0.9, 0, true", "0.5, 0.1, true"})
    void sgdFollowsTheFormula(double momentum, double decay, boolean nesterov) {
        var sgd = Optimizers.create(settings("sgd", momentum, nesterov, decay), network);
        double[] weight = {1, 2};
        double[] velocity = new double[2];
        for (var gradient : GRADIENTS) {
            descend(sgd, gradient);
            for (int i = 0; i < 2; i++) {
                double slope = gradient[i] + decay * weight[i];
                velocity[i] = momentum * velocity[i] + slope;
                weight[i] -= RATE * (nesterov ? slope + momentum * velocity[i] : velocity[i]);
            }
            check(weight);
        }
    }

    @ParameterizedTest
    @CsvSource({"adam, 0", "adam, 0.1", "adamw, 0", "adamw, 0.1"})
    void adamAndAdamwFollowTheFormula(String name, double decay) {
        var adam = Optimizers.create(settings(name, null, null, decay), network);
        double[] weight = {1, 2};
        double[] mean = new double[2];
        double[] square = new double[2];
        for (int t = 1; t <= GRADIENTS.length; t++) {
            descend(adam, GRADIENTS[t - 1]);
            for (int i = 0; i < 2; i++) {
                double slope = GRADIENTS[t - 1][i];
                if (name.equals("adamw")) {
                    weight[i] *= 1 - RATE * decay;
                } else {
                    slope += decay * weight[i];
                }
                mean[i] = 0.9 * mean[i] + 0.1 * slope;
                square[i] = 0.999 * square[i] + 0.001 * slope * slope;
                double corrected = Math.sqrt(square[i] / (1 - Math.pow(0.999, t))) + 1e-8;
                weight[i] -= RATE * mean[i] / (1 - Math.pow(0.9, t)) / corrected;
            }
            check(weight);
        }
    }

    @ParameterizedTest
    @CsvSource({"adam, 0, 5", "adamw, 0, 5", "sgd, 0, 0", "sgd, 0.9, 2"})
    void aStateRestoredGoesOnToTheBit(String name, double momentum, int entries) {
        var settings = settings(name, momentum, momentum > 0, 0.01);
        var optimizer = Optimizers.create(settings, network);
        descend(optimizer, GRADIENTS[0]);
        descend(optimizer, GRADIENTS[1]);
        var state = copy(optimizer.state());
        assertThat(state).hasSize(entries);
        var weights = network.values(BIAS);
        descend(optimizer, GRADIENTS[2]);
        var undisturbed = network.values(BIAS);

        network.set(BIAS, weights);
        var restored = Optimizers.create(settings, network);
        restored.restore(state);
        descend(restored, GRADIENTS[2]);

        assertThat(network.values(BIAS)).isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyOneStepsDownhillFromItsFirstStepOn(String name) {
        var optimizer = Optimizers.create(settings(name, null, null, 0), network);
        double[] before = {1, 2};
        for (int t = 0; t < 2; t++) {
            descend(optimizer, new double[] {0.5, -3});
            var after = network.values(BIAS);
            assertThat((double) after[0]).isLessThan(before[0]);
            assertThat((double) after[1]).isGreaterThan(before[1]);
            before = new double[] {after[0], after[1]};
        }
    }

    static List<String> names() {
        return OptimizerKind.names();
    }

    @Test
    void whatNobodyChoosesIsInTheCatalogue() {
        assertThat(OptimizerKind.names()).contains(settings(null, null, null, 0).optimizer());
    }

    @Test
    void anUnknownNameIsAnsweredWithEveryKnownOne() {
        assertThatThrownBy(() -> Optimizers.create(settings("adamm", null, null, 0), network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no optimizer named 'adamm'; known: " + String.join(", ", OptimizerKind.names()));
    }

    @Test
    void clippingShortensGradientsToTheLimitTogether() {
        var sgd = Optimizers.create(settings("sgd", 0.0, false, 0), network);
        backward(new double[] {3, -4});
        // norm 5, limit 2.5: PyTorch multiplies with 2.5 / (5 + 1e-6)
        new GradientClip(network, 2.5).apply();
        sgd.step(RATE);
        network.forgetGradients();
        check(1 - 0.1 * 1.5, 2 + 0.1 * 2);
    }

    @Test
    void clippingLeavesShortGradientsAsTheyAre() {
        var sgd = Optimizers.create(settings("sgd", 0.0, false, 0), network);
        backward(new double[] {3, -4});
        new GradientClip(network, 5.1).apply();
        sgd.step(RATE);
        network.forgetGradients();
        check(1 - 0.1 * 3, 2 + 0.1 * 4);
    }

    private void descend(Optimizer optimizer, double[] gradient) {
        backward(gradient);
        optimizer.step(RATE);
        network.forgetGradients();
    }

    /** A loss whose gradient with respect to the bias is the given one, and 0 for the weight. */
    private void backward(double[] gradient) {
        JniUtils.setGradMode(true);
        try (var scope = manager.newSubManager()) {
            var slopes = (PtNDArray) scope.create(new float[] {(float) gradient[0], (float) gradient[1]});
            var features = (PtNDArray) scope.zeros(new Shape(1, 64));
            var logits = JniUtils.linear(features, network.tensor("linear.weight"), network.tensor(BIAS));
            var loss = JniUtils.sum(JniUtils.mul(logits, slopes));
            JniUtils.backward(loss, (PtNDArray) scope.ones(loss.getShape()), false, false);
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private void check(double... expected) {
        var values = network.values(BIAS);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) values[i]).isCloseTo(expected[i], within(ROUNDING));
        }
    }

    @Test
    void everyKindHasAnOptimizer() {
        for (var name : OptimizerKind.names()) {
            assertThat(Optimizers.create(settings(name, null, null, 0), network))
                    .isNotNull();
        }
    }

    private static TrainingSettings settings(String name, Double momentum, Boolean nesterov, double decay) {
        return TrainingSettings.of(new TrainingForm(
                name, null, null, null, null, null, momentum, nesterov, decay, null, null, null, null, null, null,
                null));
    }

    private static Map<String, StoredTensor> copy(Map<String, StoredTensor> state) {
        var copy = new LinkedHashMap<String, StoredTensor>();
        state.forEach((name, tensor) -> copy.put(name, StoredTensor.of(tensor.shape(), tensor.read())));
        return copy;
    }
}
