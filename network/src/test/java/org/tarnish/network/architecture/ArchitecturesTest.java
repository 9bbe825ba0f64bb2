package org.tarnish.network.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.imaging.Catalogue;
import org.tarnish.network.layer.TensorSpec;
import org.tarnish.network.weights.Initializations;

class ArchitecturesTest {
    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Architectures.named("resnet21"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resnet20")
                .hasMessageContaining("squeezenet1_1");
    }

    /** Whoever checks requests has no engine, neither its classes nor its libraries. */
    @Test
    void namesAndSidesAreKnownWithoutAnEngine() throws Exception {
        var withoutEngine = Stream.of(Architectures.class, Catalogue.class, InitializationRequest.class)
                .map(ArchitecturesTest::location)
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(withoutEngine, ClassLoader.getPlatformClassLoader())) {
            for (var catalogue : List.of(Architectures.class, Initializations.class)) {
                assertThat(call(loader.loadClass(catalogue.getName()), "names")).isEqualTo(call(catalogue, "names"));
            }
            for (var name : Architectures.names()) {
                var architecture = loader.loadClass(Architectures.class.getName())
                        .getMethod("named", String.class)
                        .invoke(null, name);
                assertThat(architecture.getClass().getMethod("minimumSide").invoke(architecture))
                        .isEqualTo(Architectures.named(name).minimumSide());
            }
        }
    }

    @Test
    void theSmallestSidesAreThoseThatTheFormulasGive() {
        assertThat(Architectures.named("resnet20").minimumSide()).isEqualTo(1);
        assertThat(Architectures.named("squeezenet1_1").minimumSide()).isEqualTo(17);
        assertThat(Architectures.named("vgg16").minimumSide()).isEqualTo(32);
        assertThat(Architectures.named("alexnet").minimumSide()).isEqualTo(63);
    }

    @Test
    void networksForCifarHaveTheParametersTheirAuthorsReport() {
        // He et al., table 6, in millions: 0.46, 0.66, 1.7; Zagoruyko and Komodakis, table 4: 36.5, 2.2, 8.9.
        assertThat(millions("resnet32")).isEqualTo("0.46");
        assertThat(millions("resnet44")).isEqualTo("0.66");
        assertThat(millions("resnet110")).isEqualTo("1.73");
        assertThat(millions("wide_resnet28_10")).isEqualTo("36.48");
        assertThat(millions("wide_resnet16_4")).isEqualTo("2.75");
        assertThat(millions("wide_resnet40_4")).isEqualTo("8.95");
    }

    @Test
    void aWideNetworkHasTheTensorsOfTheReproductions() {
        // Depth 10, width 1: one block for each stage, the first without a shortcut of its own.
        assertThat(Architectures.named("wide_resnet10_1").tensors(10))
                .filteredOn(TensorSpec::isParameter)
                .extracting(spec -> spec.name() + spec.shape())
                .startsWith(
                        "conv1.weight[16, 3, 3, 3]",
                        "block1.layer.0.bn1.weight[16]",
                        "block1.layer.0.bn1.bias[16]",
                        "block1.layer.0.conv1.weight[16, 16, 3, 3]")
                .contains("block2.layer.0.convShortcut.weight[32, 16, 1, 1]")
                .endsWith("bn1.weight[64]", "bn1.bias[64]", "fc.weight[10, 64]", "fc.bias[10]");
    }

    @Test
    void wideNetworksOfOtherDepthsAreRefused() {
        assertThat(Architectures.named("wide_resnet34_20").name()).isEqualTo("wide_resnet34_20");
        for (var name : List.of("wide_resnet29_10", "wide_resnet28_21", "wide_resnet208_1")) {
            assertThatThrownBy(() -> Architectures.named(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + name + "'");
        }
    }

    private static String millions(String name) {
        return "%.2f".formatted(Architectures.named(name).parameters(10) / 1e6);
    }

    private static Object call(Class<?> type, String method) throws ReflectiveOperationException {
        return type.getMethod(method).invoke(null);
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
