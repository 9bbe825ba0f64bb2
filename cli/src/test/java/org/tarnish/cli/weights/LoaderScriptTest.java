package org.tarnish.cli.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.architecture.Architectures;

class LoaderScriptTest {
    static List<Architecture> architectures() {
        return Stream.concat(Architectures.all().stream(), Architectures.commonWide().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyNetworkCanBeBuiltInPyTorch(Architecture architecture) {
        var script = LoaderScript.network(architecture.name());

        assertThat(script).contains("import torch\n", "\nnetwork = ", "len(classes)", "strict=True");
        // Names of tensors tell whose networks these are; torchvision's have neither.
        var names = architecture.tensors(2).stream().map(spec -> spec.name()).toList();
        assertThat(script.contains("class CifarResnet")).isEqualTo(names.contains("linear.weight"));
        assertThat(script.contains("class WideResnet")).isEqualTo(names.contains("block1.layer.0.conv1.weight"));
        assertThat(script.contains("models." + architecture.name() + "("))
                .isEqualTo(!names.contains("linear.weight") && !names.contains("block1.layer.0.conv1.weight"));
    }
}
