package org.tarnish.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tarnish.request.Requests.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.experiment.request.ModelRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.machine.file.Sha256;
import org.tarnish.network.onnx.OnnxFiles;

class ModelRulesTest {
    @TempDir
    static Path mirror;

    private static RequestValidator validator;

    @BeforeAll
    static void makeValidator() throws IOException {
        var weights = Files.createDirectories(mirror.resolve("weights"));
        new OnnxFiles()
                .input("n", 3L, 16L, 16L)
                .output("n", 10L)
                .weights(new float[30])
                .write(weights.resolve("m.onnx"));
        Files.writeString(weights.resolve("page.onnx"), "<html>");
        validator = new RequestValidator(Requests.datasets(mirror), Requests.weights(weights), FrostLibrary.shipped());
    }

    @Test
    void aModelGetsItsSumAndWhatGoesWithoutSaying() throws IOException {
        var model = validator
                .validate(Requests.with("models: [{name: mine, path: m.onnx}]", "architectures:", "methodologies:"))
                .models()
                .get(0);

        assertThat(model.sha256()).isEqualTo(Sha256.of(mirror.resolve("weights/m.onnx")));
        assertThat(model.input()).isEqualTo(new ModelInput(16, null, null, null, null));
        assertThat(model.input().sentence()).isEqualTo("RGB samples in [0, 1], not normalized");
        assertThat(model.output()).isEqualTo(ModelRequest.Output.LOGITS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: mine, path: m.onnx, input: {normalization: imagenet, range: 255, layout: nchw, channels: bgr}}",
                "{name: mine, path: m.onnx, input: {size: 16, normalization: dataset}, output: probabilities}",
                "{name: mine, url: 'https://example.org/m.onnx',"
                        + " sha256: 5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9}",
                "{name: mine, path: m.onnx, classes: [a, b, c, d, e, f, g, h, i, j]}"
            })
    void acceptsModels(String model) {
        assertThat(validator.validate(Requests.with("models: [" + model + "]")).models())
                .hasSize(1);
    }

    @Test
    void readsNumbersOfANormalization() {
        var model = validator
                .validate(
                        Requests.with(
                                "models: [{name: mine, path: m.onnx, input: {normalization: {mean: [0, 0.5, 1], std: [1, 2, 0.1]}}}]"))
                .models()
                .get(0);

        assertThat(model.input().normalization().of(null))
                .isEqualTo(new Normalization(List.of(0.0, 0.5, 1.0), List.of(1.0, 2.0, 0.1)));
    }

    @Test
    void aModelMayJudgeMinimalImages() {
        var minimal = "conditions: {minimalImages: {kinds: [color], images: 5, judge: mine}}";
        assertThat(validator.validate(Requests.with("models: [{name: mine, path: m.onnx}]", minimal)))
                .isNotNull();
        assertThat(errors(() -> validator.validate(Requests.with("models: [{name: other, path: m.onnx}]", minimal))))
                .singleElement()
                .satisfies(error -> assertThat(error.path()).isEqualTo("conditions.minimalImages.judge"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            value = {
                "{name: mine} -> models[0] -> must have exactly one of path and url, has none",
                "{name: mine, path: none.onnx} -> models[0].path -> there is no model 'none.onnx'; give an absolute path",
                "{name: mine, path: ../m.onnx} -> models[0].path -> there is no model '../m.onnx'",
                "{name: mine, path: page.onnx} -> models[0].path -> it is a web page (HTML) instead of the file",
                "{name: mine, url: 'https://example.org/m'} -> models[0].sha256 -> needs its sha256",
                "{name: resnet20, path: m.onnx} -> models[0].name -> is that of a network or of another model",
                "{name: mine, path: m.onnx, classes: [a, b]} -> models[0].path -> tells 10 classes apart, and classes names 2",
                "{name: mine, path: m.onnx, sha256: 5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9}"
                        + " -> models[0].path -> correct the sum or the file",
                "{name: mine, path: m.onnx, input: {size: 32}} -> models[0].path -> takes images of 16 pixels a side",
                "{name: mine, path: m.onnx, input: {layout: nhwc}} -> models[0].path -> which is not nhwc",
                "{name: mine, path: m.onnx, input: {range: 2}} -> models[0].input.range -> 255",
                "{name: mine, path: m.onnx, input: {normalization: cifar}} -> models[0]"
                        + " -> must be one of none, imagenet, dataset or have mean and std, was 'cifar'",
                "{name: mine, path: m.onnx, input: {normalization: {mean: [1, 2], std: [1, 1, 1]}}} -> models[0]"
                        + " -> must be three numbers (red, green, blue), was [1, 2]",
                "{name: mine, path: m.onnx, input: {normalization: {mean: [1, 2, 3], std: [1, 0, 1]}}} -> models[0]"
                        + " -> must be above 0",
                "{name: mine, path: m.onnx, onnx: true} -> models[0].onnx -> "
            })
    void saysWhatIsWrongWithAModel(String model, String path, String message) {
        assertThat(errors(() -> validator.validate(Requests.with("models: [" + model + "]"))))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.path()).isEqualTo(path);
                    assertThat(error.message()).contains(message == null ? "" : message);
                });
    }

    @Test
    void somethingMustBeEvaluated() {
        assertThat(errors(() -> validator.validate(Requests.with("architectures:"))))
                .singleElement()
                .satisfies(error -> assertThat(error.path()).isEqualTo("architectures"));
    }
}
