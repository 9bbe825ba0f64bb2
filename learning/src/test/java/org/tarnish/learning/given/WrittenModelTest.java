package org.tarnish.learning.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.experiment.request.ModelRequest.Output;
import org.tarnish.learning.Patterns;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.ChannelsLast;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.learning.network.Network;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.onnx.OnnxWriter;
import org.tarnish.network.weights.Initializations;
import org.tarnish.network.weights.ModelFile;
import org.tarnish.network.weights.Safetensors;

/** What is written as ONNX computes what the network computes. */
class WrittenModelTest {
    private static final int CLASSES = Patterns.CLASSES;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "alexnet, 63",
        "alexnet, 127",
        "alexnet, 415",
        "vgg16, 32",
        "resnet18, 33",
        "resnet50, 48",
        "squeezenet1_0, 65",
        "squeezenet1_1, 66",
        "squeezenet1_1, 67",
        "efficientnet_b3, 45",
        "resnet20, 32",
        "resnet32, 29",
        "wide_resnet10_2, 31"
    })
    void logitsAreThoseOfTheNetwork(String name, int side) throws IOException {
        var architecture = Architectures.named(name);
        var images = images(3, side);
        float[][] expected = new float[3][CLASSES];
        try (var manager = TestEngine.manager();
                var network = network(architecture, manager)) {
            write(architecture, side, network);
            JniUtils.setGradMode(false);
            var logits = network.forward(ChannelsLast.upload(manager, List.of(3, 3, side, side), images), false);
            for (int image = 0; image < 3; image++) {
                for (int label = 0; label < CLASSES; label++) {
                    expected[image][label] = logits.getFloat(image, label);
                }
            }
        }
        try (var session = session()) {
            var rows = session.run(direct(images), new long[] {3, 3, side, side});
            for (int image = 0; image < 3; image++) {
                float size = 0;
                for (float value : expected[image]) {
                    size = Math.max(size, Math.abs(value));
                }
                // float32 sums in another order, of values as large as the logits
                assertThat(rows[image]).containsExactly(expected[image], within(1e-4f * Math.max(1, size)));
            }
        }
    }

    @Test
    void predictionsAreThoseOfTheClassifier() throws IOException {
        var architecture = Architectures.named("resnet20");
        var images = ImageSource.of(new Patterns(40, 16, 1));
        try (var manager = TestEngine.manager();
                var network = network(architecture, manager)) {
            write(architecture, 16, network);
        }
        try (var classifier = Classifier.load(
                        architecture,
                        CLASSES,
                        Patterns.NORMALIZATION,
                        folder.resolve("model.safetensors"),
                        TestEngine.device());
                var model = new GivenModel(
                        session(),
                        new GivenModel.Shape(ModelInput.Layout.NCHW, 16, 0),
                        ModelInput.DEFAULT,
                        Patterns.NORMALIZATION,
                        List.of(0, 1, 2, 3),
                        Output.LOGITS)) {
            var expected = classifier.predict(images, 0, 40, 16, done -> {});
            var predictions = model.predict(images, 0, 40, 16, done -> {});

            assertThat(predictions.predicted()).isEqualTo(expected.predicted());
            assertThat(predictions.confident().losses())
                    .containsExactly(expected.confident().losses(), within(1e-4f));
        }
    }

    private static Network network(Architecture architecture, NDManager manager) throws IOException {
        var network = Network.create(architecture, CLASSES, manager);
        Initializations.random().apply(network, 7);
        // As after training: statistics, factors and summands are no longer 0 and 1.
        for (var spec : network.tensors()) {
            if (spec.shape().size() == 1) {
                var values = network.values(spec.name());
                for (int i = 0; i < values.length; i++) {
                    values[i] += (spec.name().length() + i) % 7 * 0.05f;
                }
                network.set(spec.name(), values);
            }
        }
        return network;
    }

    private void write(Architecture architecture, int side, Network network) throws IOException {
        var weights = folder.resolve("model.safetensors");
        Safetensors.write(weights, ModelFile.tensors(network));
        new OnnxWriter(architecture, CLASSES, side)
                .write(folder.resolve("model.onnx"), Safetensors.bytes(weights), Map.of());
    }

    private OnnxSession session() {
        return OnnxSession.open(folder.resolve("model.onnx"), OnnxWriter.INPUT, OnnxWriter.OUTPUT, 1, "cpu");
    }

    /** Values in [-1, 1). */
    private static float[] images(int count, int side) {
        var values = new float[count * 3 * side * side];
        var random = new Random(3);
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }

    private static FloatBuffer direct(float[] values) {
        var buffer = ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return buffer.put(values).flip();
    }
}
