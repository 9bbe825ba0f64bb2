package org.tarnish.learning.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.architecture.Architectures;
import org.tarnish.learning.architecture.Network;

class InitializationsTest {
    private NDManager manager;

    @BeforeEach
    void start() {
        manager = TestEngine.manager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void randomWeightsDependOnSeedAndNameAlone() {
        var first = network("resnet20", 10, 3);

        assertThat(network("resnet20", 10, 3).values("conv1.weight")).isEqualTo(first.values("conv1.weight"));
        assertThat(network("resnet20", 7, 3).values("conv1.weight")).isEqualTo(first.values("conv1.weight"));
        assertThat(network("resnet20", 10, 4).values("conv1.weight")).isNotEqualTo(first.values("conv1.weight"));
        assertThat(first.values("layer1.0.conv1.weight")).isNotEqualTo(first.values("layer1.0.conv2.weight"));
    }

    @Test
    void residualNetworksStartAsTheirAuthorsDrewThem() {
        var network = network("resnet20", 10, 0);

        // 36,864 draws: their standard deviation is within 2 % of the true one with near certainty (5 sigma).
        assertThat(deviation(network.values("layer3.2.conv1.weight")))
                .isCloseTo(Math.sqrt(2.0 / (64 * 9)), within(0.02 * Math.sqrt(2.0 / (64 * 9))));
        assertThat(network.values("bn1.weight")).containsOnly(1);
        assertThat(network.values("bn1.bias")).containsOnly(0);
        assertThat(network.values("bn1.running_mean")).containsOnly(0);
        assertThat(network.values("bn1.running_var")).containsOnly(1);
        for (float bias : network.values("linear.bias")) {
            assertThat(bias).isBetween(-0.125f, 0.125f);
        }
    }

    @Test
    void squeezenetStartsAsTorchvisionDrawsIt() {
        var network = network("squeezenet1_1", 10, 0);

        float bound = (float) Math.sqrt(6.0 / (64 * 9));
        for (float weight : network.values("features.12.expand3x3.weight")) {
            assertThat(weight).isBetween(-bound, bound);
        }
        assertThat(deviation(network.values("features.12.expand3x3.weight")))
                .isCloseTo(bound / Math.sqrt(3), within(0.02 * bound));
        assertThat(deviation(network.values("classifier.1.weight"))).isCloseTo(0.01, within(0.0005));
        assertThat(network.values("features.0.bias")).containsOnly(0);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Initializations.check(InitializationRequest.named("imagnet"), "resnet18"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("random, imagenet");
    }

    private Network network(String architecture, int classes, long seed) {
        var network = Architectures.named(architecture).create(classes, manager);
        Initializations.random().apply(network, seed);
        return network;
    }

    private static double deviation(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / values.length);
    }
}
