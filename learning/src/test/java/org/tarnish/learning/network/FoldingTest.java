package org.tarnish.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.pytorch.jni.JniUtils;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.engine.ChannelsLast;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.architecture.Body;
import org.tarnish.network.layer.BatchNormalization;
import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.Sequence;
import org.tarnish.network.weights.Initializations;

class FoldingTest {
    @Test
    void aConvolutionTakesUpScaleAndShift() {
        var folding = new Folding();
        var body = folding.fold(new Body(
                Sequence.of(
                        Convolution.centered("c", 1, 2, 1, 1, Initializer.constant(0)), new BatchNormalization("n", 2)),
                Sequence.of()));
        var tensors = Map.of(
                "c.weight", new float[] {2, 3},
                "n.weight", new float[] {1, 4},
                "n.bias", new float[] {0.5f, 1},
                "n.running_mean", new float[] {1, 2},
                "n.running_var", new float[] {4, 1});

        var specs = body.backbone().tensors();

        assertThat(specs).extracting(spec -> spec.name()).containsExactly("c.weight", "c.bias");
        // Scales 1 / 2 and 4 / 1, but for epsilon: 2 / 2, 3 * 4; 0.5 - 1 / 2, 1 - 2 * 4.
        assertThat(folding.values(specs.get(0), tensors::get)).containsExactly(new float[] {1, 12}, within(1e-4f));
        assertThat(folding.values(specs.get(1), tensors::get)).containsExactly(new float[] {0, -7}, within(1e-4f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet20", "resnet18", "resnet50", "wide_resnet10_2", "efficientnet_b3", "squeezenet1_1"})
    void foldedNetworksGiveTheSameLogits(String name) {
        var architecture = Architectures.named(name);
        JniUtils.setGradMode(false);
        try (var manager = TestEngine.manager();
                var network = Network.create(architecture, 10, manager)) {
            Initializations.random().apply(network, 3);
            var values = new HashMap<String, float[]>();
            for (var spec : network.tensors()) {
                if (!spec.isParameter() || spec.name().contains("bn")) {
                    network.set(spec.name(), around(spec.name().endsWith("var") ? 1 : 0.5, spec.name(), spec.size()));
                }
                values.put(spec.name(), network.values(spec.name()));
            }
            var pixels = around(0, "input", 2 * 3 * 64 * 64);
            try (var images = ChannelsLast.upload(manager, List.of(2, 3, 64, 64), pixels);
                    var folded = Network.createFolded(architecture, 10, manager, values::get)) {
                var expected = network.forward(images, false).toFloatArray();
                double size = 1;
                for (float logit : expected) {
                    size = Math.max(size, Math.abs(logit));
                }

                assertThat(folded.forward(images, false).toFloatArray())
                        .containsExactly(expected, within((float) (1e-4 * size)));
                assertThat(folded.learning()).isEmpty();
                assertThatThrownBy(() -> folded.forward(images, true)).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    /** Uniform over a half to either side of a center. */
    private static float[] around(double center, String name, int size) {
        var random = SeededRandomness.of(1, name, 0);
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (center + random.uniform() - 0.5);
        }
        return values;
    }
}
