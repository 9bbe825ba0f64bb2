package org.tarnish.learning.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.imaging.Catalogue;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.layer.ChannelsLast;
import org.tarnish.learning.weights.Initializations;

class ArchitecturesTest {
    static Stream<Architecture> architectures() {
        return Architectures.all().stream();
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Architectures.named("resnet21"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resnet20")
                .hasMessageContaining("squeezenet1_1");
    }

    @Test
    void namesAndSidesAreKnownWhereTheEngineIsMissing() throws Exception {
        var withoutEngine = new URL[] {location(Architectures.class), location(Catalogue.class)};
        try (var loader = new URLClassLoader(withoutEngine, ClassLoader.getPlatformClassLoader())) {
            var names = loader.loadClass(Architectures.class.getName())
                    .getMethod("names")
                    .invoke(null);

            assertThat(names).isEqualTo(Architectures.names());
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void theSmallestImageLeavesLogitsAndAnySmallerIsRefused(Architecture architecture) throws IOException {
        int side = architecture.minimumSide();
        JniUtils.setGradMode(false);
        try (var manager = TestEngine.manager();
                var network = architecture.create(3, manager)) {
            Initializations.named("random").apply(network, 0);
            var images = ChannelsLast.upload(manager, List.of(2, 3, side, side), new float[2 * 3 * side * side]);

            assertThat(network.forward(images, false).getShape()).isEqualTo(new Shape(2, 3));
        }
        if (side > 1) {
            assertThatThrownBy(() -> architecture.multiplyAdds(3, side - 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theSmallestSidesAreThoseThatTheFormulasGive() {
        assertThat(Architectures.named("resnet20").minimumSide()).isEqualTo(1);
        assertThat(Architectures.named("squeezenet1_1").minimumSide()).isEqualTo(17);
    }

    @Test
    void aNetworkWithoutValuesSaysSo() {
        try (var manager = TestEngine.manager();
                var network = Architectures.named("resnet20").create(3, manager)) {
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

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
