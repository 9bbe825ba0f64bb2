package org.tarnish.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.architecture.Architectures;

/** Files with every architecture's names and shapes, all of whose tensors repeat one value. */
class FittingArchitecturesTest {
    @TempDir
    private Path folder;

    static List<Architecture> architectures() {
        return Architectures.all();
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void weightsFitTheirOwnArchitectureAndAreNamedForEveryOther(Architecture architecture) throws IOException {
        var dicts = dicts(architecture, "model._orig_mod.", 7);

        assertThat(WeightsChoice.of("a.pth", dicts, architecture, null).tensors())
                .hasSameSizeAs(architecture.tensors(7));
        for (var other : Architectures.all()) {
            if (!other.name().equals(architecture.name())) {
                assertThatThrownBy(() -> WeightsChoice.of("a.pth", dicts, other, null))
                        .hasMessageStartingWith("the weights 'a.pth' are not those of " + other + ":")
                        .hasMessageEndingWith(
                                "; they fit " + architecture + "; choose the architecture that they were trained for")
                        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
            }
        }
    }

    @Test
    void wideNetworksWithoutALineOfTheirOwnAreNamed() throws IOException {
        var dicts = dicts(Architectures.named("wide_resnet40_2"), "module.", 10);

        assertThatThrownBy(() -> WeightsChoice.of("a.pth", dicts, Architectures.named("wide_resnet28_10"), null))
                .hasMessageContaining("they fit wide_resnet40_2;");
    }

    private List<StateDict> dicts(Architecture architecture, String prefix, int classes) throws IOException {
        var pickle = new TorchBytes().dict();
        for (var spec : architecture.tensors(classes)) {
            var shape = spec.shape().stream().mapToInt(side -> side).toArray();
            pickle.text(prefix + spec.name())
                    .tensor("0", 1, 0, shape, new int[shape.length])
                    .bytes('s');
        }
        var zip = TorchBytes.zip(pickle.pickle(), Map.of("0", TorchBytes.floats(0.5f)));
        return WeightsFile.read(Files.write(folder.resolve("a.pth"), zip), "a.pth");
    }
}
