package org.tarnish.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.machine.file.Sha256;

/** What is found out of files of weights at submission, by their headers. */
class InitializationRulesTest {
    @TempDir
    private static Path folder;

    private static RequestValidator validator;

    @BeforeAll
    static void makeWeights() throws IOException {
        WeightsFiles.write(folder.resolve("plain.pt"), "resnet20", 10, "");
        WeightsFiles.write(folder.resolve("both.pt"), "resnet20", 10, "model.", "ema_model.");
        WeightsFiles.write(folder.resolve("two.pt"), "resnet20", 10, "a.", "b.");
        WeightsFiles.write(folder.resolve("deeper.pt"), "resnet32", 100, "module.");
        WeightsFiles.write(folder.resolve("twice.pt"), "resnet20", 10, "", "copy.");
        Files.writeString(folder.resolve("page.pth"), "<!DOCTYPE html><html></html>");
        Files.writeString(folder.resolve("pointer.pth"), "version https://git-lfs.github.com/spec/v1\noid sha256:0");
        Files.createFile(folder.resolve("empty.pth"));
        validator = new RequestValidator(Requests.datasets(folder), Requests.weights(folder), FrostLibrary.shipped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{file: {path: plain.pt}}",
                "{file: {path: both.pt}}",
                "{file: {path: both.pt, use: ema}}",
                "{file: {path: two.pt, use: b}}",
                "{file: {path: twice.pt, use: .}}",
                "{file: {path: twice.pt, use: copy}}",
                "{file: {path: plain.pt, normalization: dataset}}",
                "{file: {path: plain.pt, normalization: {mean: [0.5, 0.5, 0.5], std: [1, 1, 1]}}}",
                "{url: {url: 'https://a.b/c', sha256: 5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9,"
                        + " normalization: {mean: [0, 0, 0], std: [1, 1, 1]}, use: ema}}",
                "{file: {path: with-the-trainer.pt, sha256: 5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9}}"
            })
    void acceptsWeightsThatFit(String initialization) {
        assertThat(validator.validate(with(initialization))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            value = {
                "{file: {path: page.pth}} -> weights file page.pth cannot be used: it is a web page (HTML)",
                "{file: {path: pointer.pth}} -> it is a pointer of Git LFS",
                "{file: {path: empty.pth}} -> it is empty; fetch or save it again",
                "{file: {path: deeper.pt}} -> the weights 'deeper.pt' are not those of resnet20: the network does not have"
                        + " layer1.3.conv1.weight",
                "{file: {path: deeper.pt}} -> they fit resnet32; choose the architecture that they were trained for",
                "{file: {path: two.pt}} -> fit in 2 places, a, b; choose one in the request, such as 'use: a'",
                "{file: {path: twice.pt}} -> fit in 2 places, the file's own names, copy; choose one in the request, such as"
                        + " 'use: .'",
                "{file: {path: plain.pt, use: ema}} -> hold nothing that 'use: ema' means",
                "{file: {path: plain.pt, sha256: 5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9}}"
                        + " -> the weights 'plain.pt' are not the expected ones",
                "{file: {path: missing.pt}} -> there are no weights 'missing.pt'",
                "{file: {path: plain.pt, use: ''}} -> must not be empty",
                "{file: {path: plain.pt, normalization: cifar}} -> there is no 'cifar'; allowed: dataset, imagenet",
                "{file: {path: plain.pt, normalization: 5}} -> must be text or a mapping, was 5",
                "{file: {path: plain.pt, normalization: {mean: [0.5, 0.5, 0.5]}}} -> is missing; give it a value",
                "{file: {path: plain.pt, normalization: {mean: [0.5, 0.5], std: [1, 1, 1]}}} -> must have at least 3 entries, has 2",
                "{file: {path: plain.pt, normalization: {mean: [123, 116, 103], std: [58, 57, 57]}}} -> must be at most 1",
                "{file: {path: plain.pt, normalization: {mean: [0, 0, 0], std: [0, 1, 1]}}} -> must be at least 0.001, was 0",
                "{file: {path: plain.pt, normalization: {mean: [0, 0, 0], deviation: [1, 1, 1]}}}"
                        + " -> there is no field 'deviation' here"
            })
    void refusesWeightsThatDoNot(String initialization, String sentence) {
        var errors = Requests.errors(() -> validator.validate(with(initialization)));
        assertThat(errors).anySatisfy(error -> {
            assertThat(error.path()).startsWith("initializations[0]");
            assertThat(error.message()).contains(sentence);
        });
    }

    @Test
    void aFileThatIsNoneIsSaidOnceForAllArchitectures() {
        var errors = Requests.errors(() -> validator.validate(Requests.with(
                "initializations: [{file: {path: page.pth}}]", "architectures: [resnet20, resnet32, resnet44]")));

        assertThat(errors).hasSize(1);
    }

    @Test
    void anOwnMeanAndDeviationAreKept() throws IOException {
        var json =
                with("{file: {path: plain.pt, normalization: {std: [0.247, 0.2435, 1], mean: [0.4914, 0.4822, 0]}}}");

        var initializations = validator.validate(json).initializations();

        assertThat(initializations)
                .containsExactly(new InitializationRequest(
                        "file",
                        Map.of(
                                "path",
                                "plain.pt",
                                "sha256",
                                Sha256.of(folder.resolve("plain.pt")),
                                "normalization",
                                "mean 0.4914 0.4822 0.0 std 0.247 0.2435 1.0")));
        assertThat(initializations.get(0).label()).matches("file-own-[0-9a-f]{8}-plain.pt-[0-9a-f]{8}");
    }

    private static JsonNode with(String initialization) {
        return Requests.with("architectures: [resnet20]", "initializations: [" + initialization + "]");
    }
}
