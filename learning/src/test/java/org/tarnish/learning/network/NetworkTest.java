package org.tarnish.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.engine.ChannelsLast;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.architecture.Architectures;

class NetworkTest {
    static Stream<Architecture> architectures() {
        return Architectures.all().stream();
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void theSmallestImageLeavesLogitsAndAnySmallerIsRefused(Architecture architecture) throws IOException {
        int side = architecture.minimumSide();
        JniUtils.setGradMode(false);
        try (var manager = TestEngine.manager();
                var network = Network.create(architecture, 3, manager)) {
            for (var spec : network.tensors()) {
                network.set(spec.name(), new float[spec.size()]);
            }
            var images = ChannelsLast.upload(manager, List.of(2, 3, side, side), new float[2 * 3 * side * side]);

            assertThat(network.forward(images, false).getShape()).isEqualTo(new Shape(2, 3));
        }
        if (side > 1) {
            assertThatThrownBy(() -> architecture.multiplyAdds(3, side - 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aNetworkWithoutValuesSaysSo() {
        try (var manager = TestEngine.manager();
                var network = Network.create(Architectures.named("resnet20"), 3, manager)) {
            assertThatThrownBy(() -> network.values("conv1.weight"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("'conv1.weight' has no values yet");
            assertThatThrownBy(() -> network.set("conv1.weight", new float[3]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("432 values, was given 3");
            assertThatThrownBy(() -> network.set("conv9.weight", new float[3]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
