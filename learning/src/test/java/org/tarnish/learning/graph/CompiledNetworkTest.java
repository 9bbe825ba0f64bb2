package org.tarnish.learning.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.pytorch.jni.JniUtils;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.request.Precision;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.engine.ChannelsLast;
import org.tarnish.learning.network.Network;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;

class CompiledNetworkTest {
    private static List<String> names() {
        return Architectures.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNetworkGivesTheLogitsOfItsLayers(String name) {
        compare(name, true, Precision.FLOAT32, 1e-4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet20", "resnet18", "wide_resnet10_2", "efficientnet_b3", "squeezenet1_1"})
    void theFormForGpusGivesTheLogitsOfItsLayers(String name) {
        compare(name, false, Precision.FLOAT32, 1e-4);
    }

    /** Of 8 significant bits; layers round after every operation, the graph after each that is fused. */
    @ParameterizedTest
    @ValueSource(strings = {"resnet20", "resnet18", "efficientnet_b3", "squeezenet1_1"})
    void inBfloat16TheLogitsAreThoseOfTheLayersInBfloat16(String name) {
        compare(name, true, Precision.BFLOAT16, 0.06);
        compare(name, false, Precision.BFLOAT16, 0.06);
    }

    /** Of 11 significant bits. */
    @ParameterizedTest
    @ValueSource(strings = {"resnet20", "efficientnet_b3", "squeezenet1_1"})
    void inFloat16TheLogitsAreThoseOfTheLayersInFloat16(String name) {
        compare(name, true, Precision.FLOAT16, 0.01);
        compare(name, false, Precision.FLOAT16, 0.01);
    }

    /**
     * Batches of other sizes come after the one whose size the weights are laid out for.
     *
     * @param fused whether convolutions are oneDNN's, where it has them in that precision
     */
    private static void compare(String name, boolean fused, Precision precision, double tolerance) {
        var architecture = Architectures.named(name);
        try (var manager = TestEngine.manager();
                var network = Network.create(architecture, 10, precision, manager)) {
            JniUtils.setGradMode(false);
            Initializations.random().apply(network, 3);
            var values = new HashMap<String, float[]>();
            for (var spec : network.tensors()) {
                if (!spec.isParameter() || spec.name().contains("bn")) {
                    network.set(spec.name(), around(spec.name().endsWith("var") ? 1 : 0.5, spec.name(), spec.size()));
                }
                values.put(spec.name(), network.values(spec.name()));
            }
            try (var compiled = CompiledNetwork.create(
                    architecture, 10, precision, manager, fused && OneDnn.computesIn(precision), values::get)) {
                for (var batch : List.of(new int[] {2, 64}, new int[] {1, 64}, new int[] {3, 80}, new int[] {2, 96})) {
                    compare(network, compiled, batch[0], batch[1], tolerance);
                }
            }
        }
    }

    private static void compare(Network network, CompiledNetwork compiled, int count, int side, double tolerance) {
        var pixels = around(0, "input", count * 3 * side * side);
        try (var images = ChannelsLast.upload(network.manager(), List.of(count, 3, side, side), pixels);
                var logits = network.forward(images, false);
                var found = compiled.logits(images)) {
            var expected = logits.toFloatArray();
            double size = 1;
            for (float logit : expected) {
                size = Math.max(size, Math.abs(logit));
            }

            assertThat(found.toFloatArray()).containsExactly(expected, within((float) (tolerance * size)));
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
