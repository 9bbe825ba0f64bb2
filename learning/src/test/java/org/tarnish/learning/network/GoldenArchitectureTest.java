package org.tarnish.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.experiment.request.Precision;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.engine.ChannelsLast;
import org.tarnish.learning.optimizer.Optimizers;
import org.tarnish.learning.training.TrainingStep;
import org.tarnish.network.SharedMaterial;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.layer.Dropout;
import org.tarnish.network.layer.Layer;
import org.tarnish.network.layer.StochasticDepth;

/** Every network that there are reference outputs for against the numbers of its reference implementation. */
class GoldenArchitectureTest {
    private static final String FOLDER = "golden/architectures";
    private static final int BATCH = 8;

    static List<Architecture> architectures() throws IOException {
        try (var files = Files.list(SharedMaterial.file(FOLDER))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .map(name -> Architectures.named(name.replace(".json", "")))
                    .toList();
        }
    }

    static List<Arguments> trainings() throws IOException {
        var trainings = new ArrayList<Arguments>();
        for (var architecture : architectures()) {
            var golden = golden(architecture).path("training");
            golden.fieldNames().forEachRemaining(optimizer -> trainings.add(Arguments.of(architecture, optimizer)));
        }
        return trainings;
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void namesShapesAndCostsAreThoseOfTheReference(Architecture architecture) throws IOException {
        var golden = golden(architecture);
        int classes = golden.get("numClasses").asInt();

        var expected = new ArrayList<String>();
        golden.get("stateDict").forEach(entry -> expected.add(entry.get(0).asText() + entry.get(1)));

        assertThat(architecture.tensors(classes))
                .extracting(spec -> spec.name() + spec.shape().toString().replace(" ", ""))
                .containsExactlyElementsOf(expected);
        assertThat(architecture.parameters(classes))
                .isEqualTo(golden.get("parameters").asLong());
        assertThat(architecture.multiplyAdds(classes, golden.get("inputSize").asInt()))
                .isEqualTo(golden.get("macs").asLong());
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void logitsAreThoseOfTheReference(Architecture architecture) throws IOException {
        var golden = golden(architecture);
        double tolerance = 1e-3 * Math.max(1, golden.get("logitsAbsMean").asDouble());
        try (var manager = TestEngine.manager();
                var network =
                        Network.create(architecture, golden.get("numClasses").asInt(), manager)) {
            JniUtils.setGradMode(false);
            GoldenFill.fill(network);
            var images = images(manager, 2, golden.get("inputSize").asInt());

            var logits = network.forward(images, false);

            for (int image = 0; image < 2; image++) {
                for (int k = 0; k < 10; k++) {
                    assertThat((double) logits.getFloat(image, k))
                            .isCloseTo(golden.at("/logits/" + image + "/" + k).asDouble(), within(tolerance));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void theFirstLossesOfTrainingAreThoseOfTheReference(Architecture architecture, String optimizer)
            throws IOException {
        var golden = golden(architecture).at("/training/" + optimizer);
        assertThat(golden.get("batch").asInt()).isEqualTo(BATCH);
        var body = architecture.layers(golden.get("numClasses").asInt());
        try (var manager = TestEngine.manager();
                var network = new Network(
                        body.rewritten(GoldenArchitectureTest::withoutChance), Precision.FLOAT32, manager)) {
            GoldenFill.fill(network);
            var images = images(manager, BATCH, golden.get("inputSize").asInt());
            var labels = (PtNDArray) manager.create(new long[] {0, 1, 2, 3, 4, 5, 6, 7});
            assertThat(labels.getDataType()).isEqualTo(DataType.INT64);
            var settings = settings(optimizer);
            assertThat(golden.get("settings").asText()).isEqualTo(described(settings));
            var step = new TrainingStep(network, Optimizers.create(settings, network), settings);

            for (int i = 0; i < 4; i++) {
                double loss = step.take(images, labels, settings.learningRate());
                double expected = golden.at("/loss/" + i).asDouble();
                assertThat(loss).isCloseTo(expected, within(0.01 * expected));
            }
        }
    }

    private static TrainingSettings settings(String optimizer) {
        return switch (optimizer) {
            case "adam" ->
                TrainingSettings.of(new TrainingForm(
                        "adam", 1e-4, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null));
            case "sgd" ->
                TrainingSettings.of(new TrainingForm(
                        "sgd", 1e-3, null, null, null, null, 0.9, null, 5e-4, null, null, null, null, null, null,
                        null));
            default -> throw new IllegalArgumentException("say what the reference's settings of " + optimizer + " are");
        };
    }

    /** As the reference says it. */
    private static String described(TrainingSettings settings) {
        return settings.optimizer().equals("adam")
                ? "lr 1e-4, betas 0.9/0.999, eps 1e-8"
                : "lr 1e-3, momentum 0.9, weight decay 5e-4";
    }

    /** The reference losses were computed without chance. */
    private static Layer withoutChance(Layer layer) {
        if (layer instanceof Dropout) {
            return new Dropout(0);
        }
        return layer instanceof StochasticDepth ? new StochasticDepth(0) : layer;
    }

    private static PtNDArray images(NDManager manager, int count, int side) {
        return ChannelsLast.upload(manager, List.of(count, 3, side, side), GoldenFill.input(count * 3 * side * side));
    }

    private static JsonNode golden(Architecture architecture) throws IOException {
        return new ObjectMapper()
                .readTree(SharedMaterial.file(FOLDER + "/" + architecture.name() + ".json")
                        .toFile());
    }
}
