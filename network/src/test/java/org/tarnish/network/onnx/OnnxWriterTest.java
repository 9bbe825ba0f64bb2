package org.tarnish.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.imaging.Image;
import org.tarnish.machine.file.Sha256;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.layer.Extent;
import org.tarnish.network.layer.TensorSpec;
import org.tarnish.network.weights.Safetensors;
import org.tarnish.network.weights.StoredBytes;
import org.tarnish.network.weights.StoredTensor;

class OnnxWriterTest {
    private static final Architecture RESNET = Architectures.named("resnet20");
    private static final int CLASSES = 3;

    @TempDir
    Path folder;

    static List<Architecture> architectures() {
        return Architectures.all();
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyNetworkIsTracedToItsLastLayerWithAllItsTensors(Architecture architecture) {
        for (int side : new int[] {architecture.minimumSide(), 97, 224}) {
            var trace = new Trace(architecture.tensors(CLASSES));
            var layers = architecture.layers(CLASSES);
            var image = new Extent(Image.CHANNELS, side, side);
            var features =
                    (TracedTensor) layers.backbone().forward(new TracedTensor(trace, "input", image), trace, false);
            var logits = (TracedTensor) layers.head().forward(features, trace, false);

            var expected = layers.backbone().output(image);
            assertThat(features.extent()).as("side " + side).isEqualTo(expected);
            assertThat(logits.extent()).isEqualTo(new Extent(CLASSES, 1, 1));
            assertThat(logits.name())
                    .isEqualTo(
                            trace.operators().get(trace.operators().size() - 1).name());
            assertThat(trace.weights())
                    .containsExactlyInAnyOrderElementsOf(architecture.tensors(CLASSES).stream()
                            .map(TensorSpec::name)
                            .toList());
            assertThat(trace.operators()).extracting(Operator::name).doesNotHaveDuplicates();
        }
    }

    @Test
    void theFileSaysWhatItTakesAndGives() throws IOException {
        var file = folder.resolve("m.onnx");
        new OnnxWriter(RESNET, CLASSES, 16).write(file, weights(RESNET), Map.of("architecture", "resnet20"));

        var model = OnnxModel.read(file, null);

        assertThat(model.layout()).isEqualTo(ModelInput.Layout.NCHW);
        assertThat(model.side()).isEqualTo(16);
        assertThat(model.batch()).as("any number of images").isZero();
        assertThat(model.classes()).isEqualTo(CLASSES);
        assertThat(model.input().name()).isEqualTo("input");
        assertThat(model.output().name()).isEqualTo("logits");
        assertThat(model.header().opset()).isEqualTo(17);
        assertThat(model.header().producer()).isEqualTo("Tarnish");
        assertThat(model.header().externalFiles()).isEmpty();
        assertThat(model.header().operators())
                .containsExactly(
                        "Add",
                        "BatchNormalization",
                        "Conv",
                        "Flatten",
                        "Gemm",
                        "GlobalAveragePool",
                        "Pad",
                        "Relu",
                        "Slice");
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(text).contains("architecture", "layer2.0.conv1.weight");
    }

    @Test
    void theSameNetworkGivesTheSameBytes() throws IOException {
        var writer = new OnnxWriter(RESNET, CLASSES, 16);
        var weights = weights(RESNET);
        writer.write(folder.resolve("a"), weights, Map.of());
        writer.write(folder.resolve("b"), weights, Map.of());

        assertThat(Sha256.of(folder.resolve("a"))).isEqualTo(Sha256.of(folder.resolve("b")));
    }

    @Test
    void weightsThatDoNotFitAreRefused() throws IOException {
        var file = folder.resolve("m.onnx");
        var weights = new HashMap<>(weights(RESNET));
        weights.remove("bn1.bias");
        assertThatThrownBy(() -> new OnnxWriter(RESNET, CLASSES, 16).write(file, weights, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resnet20 needs a tensor 'bn1.bias' of shape [16], was missing");
        assertThatThrownBy(() -> new OnnxWriter(RESNET, CLASSES + 1, 16).write(file, weights(RESNET), Map.of()))
                .hasMessage("resnet20 needs a tensor 'linear.weight' of shape [4, 64], was of shape [3, 64]");
        assertThat(file).doesNotExist();
    }

    @Test
    void aNetworkThatNoOnnxFileCanHoldIsRefused() {
        var wide = Architectures.named("wide_resnet202_20");
        var nowhere = new HashMap<String, StoredBytes>();
        wide.tensors(CLASSES)
                .forEach(spec -> nowhere.put(spec.name(), new StoredBytes(folder, spec.shape(), 0, 4L * spec.size())));
        var file = folder.resolve("m.onnx");

        assertThatThrownBy(() -> new OnnxWriter(wide, CLASSES, 32).write(file, nowhere, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("an ONNX file has at most 2147483647 bytes, and wide_resnet202_20 with its")
                .hasMessageEndingWith("take its weights as safetensors");
        assertThat(file).doesNotExist();
    }

    private Map<String, StoredBytes> weights(Architecture architecture) throws IOException {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        architecture.tensors(CLASSES).forEach(spec -> {
            var values = new float[spec.size()];
            Arrays.fill(values, 0.5f);
            tensors.put(spec.name(), StoredTensor.of(spec.shape(), values));
        });
        var file = folder.resolve("model.safetensors");
        Safetensors.write(file, tensors);
        return Safetensors.bytes(file);
    }
}
