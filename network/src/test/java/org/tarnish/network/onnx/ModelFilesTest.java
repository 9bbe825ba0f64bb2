package org.tarnish.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.experiment.request.ModelFile;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.experiment.request.ModelRequest;
import org.tarnish.machine.file.Sha256;
import org.tarnish.machine.file.TemporaryFolder;
import org.tarnish.machine.network.Glimpse;
import org.tarnish.network.weights.WeightsFolder;
import org.tarnish.network.weights.WeightsGlimpse;
import org.tarnish.network.weights.WeightsLibrary;
import org.tarnish.network.weights.WeightsSource;

class ModelFilesTest {
    @TempDir
    Path folder;

    private ModelFiles files;

    @BeforeEach
    void open() {
        files = new ModelFiles(WeightsLibrary.of(new WeightsFolder(Optional.of(folder))));
    }

    private static ModelRequest request(String path) {
        return new ModelRequest("mine", path, null, null, null, null, null, null);
    }

    @Test
    void writesTheSumsOfAllItsFilesIntoARequest() throws IOException {
        var file = new OnnxFiles().external("m.data").write(folder.resolve("m.onnx"));

        var identified = files.identified(request("m.onnx"), 8);

        assertThat(identified.sha256()).isEqualTo(Sha256.of(file));
        assertThat(identified.data()).isEqualTo(Map.of("m.data", Sha256.of(folder.resolve("m.data"))));
        assertThat(files.identified(request(file.toString()), 8).sha256()).isEqualTo(identified.sha256());
    }

    @Test
    void findsTheFilesAgainAndRefusesThemOnceTheyHaveChanged() throws IOException {
        new OnnxFiles().external("m.data").write(folder.resolve("m.onnx"));
        var known = files.identified(request("m.onnx"), 8);
        var model = new ModelFile(known.path(), null, known.sha256(), known.data());

        assertThat(files.fetch(model)).containsOnlyKeys("", "m.data");
        Files.write(folder.resolve("m.data"), new byte[24]);
        assertThatThrownBy(() -> files.fetch(model))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("'m.data' has the sha256")
                .hasMessageContaining("submit anew");
    }

    @Test
    void refusesWeightsOutsideTheModelsFolder() throws IOException {
        for (var outside : List.of("../secret", "/etc/passwd", "", "..")) {
            new OnnxFiles().external(outside).write(folder.resolve("m.onnx"));

            assertThatThrownBy(() -> files.identified(request("m.onnx"), 8))
                    .as(outside)
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContaining("keeps weights in");
        }
        var elsewhere = Files.createTempFile("secret", ".data");
        Files.createSymbolicLink(folder.resolve("m.data"), elsewhere);
        Files.write(folder.resolve("m.onnx"), new OnnxFiles().external("m.data").bytes());
        assertThatThrownBy(() -> files.identified(request("m.onnx"), 8)).hasMessageContaining("does not lie beside it");
        Files.delete(elsewhere);
    }

    @Test
    void refusesImagesOfAnotherSideThanTheModelTakes() throws IOException {
        new OnnxFiles().write(folder.resolve("m.onnx"));

        assertThatThrownBy(() -> files.identified(request("m.onnx"), 32))
                .hasMessageContaining("takes images of 8 pixels a side, and imageSize is 32; set imageSize to 8");
        var enlarged = new ModelRequest(
                "mine", "m.onnx", null, null, null, new ModelInput(8, null, null, null, null), null, null);
        assertThat(files.identified(enlarged, 32).sha256()).hasSize(64);
    }

    @Test
    void refusesNamesOfOtherThanAllOutputs() throws IOException {
        new OnnxFiles().write(folder.resolve("m.onnx"));
        var three = new ModelRequest("mine", "m.onnx", null, null, null, null, List.of("a", "b", "c"), null);

        assertThatThrownBy(() -> files.identified(three, 8))
                .hasMessageContaining("tells 2 classes apart, and classes names 3");
    }

    @Test
    void aModelBehindAnAddressIsLookedAt() throws IOException {
        var page = Files.writeString(folder.resolve("page"), "<html>Sign in</html>");
        var model = new OnnxFiles().write(folder.resolve("there.onnx"));
        var sum = Sha256.of(model);

        assertThat(remote(model, true).identified(behindAddress(sum), 8).sha256())
                .isEqualTo(sum);
        assertThatThrownBy(() -> remote(model, true).identified(behindAddress("0".repeat(64)), 8))
                .hasMessageContaining("has the sha256 " + sum);
        assertThatThrownBy(() -> remote(model, true).identified(behindAddress(sum), 32))
                .hasMessageContaining("the model 'http://host/m.onnx' takes images of 8 pixels a side");
        for (var isWhole : new boolean[] {true, false}) {
            assertThatThrownBy(() -> remote(page, isWhole).identified(behindAddress(sum), 8))
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContaining("it is a web page");
        }
        assertThat(remote(model, false).identified(behindAddress(sum), 32).sha256())
                .isEqualTo(sum);
        assertThat(files.identified(behindAddress(sum), 32).sha256()).isEqualTo(sum);
    }

    private static ModelRequest behindAddress(String sum) {
        return new ModelRequest("mine", null, "http://host/m.onnx", sum, null, null, null, null);
    }

    /** The models behind addresses where each of them holds this file. */
    private ModelFiles remote(Path file, boolean isWhole) throws IOException {
        var none = WeightsSource.none("there is none in this test");
        var looked = TemporaryFolder.in(folder, "look");
        var copy = Files.copy(file, looked.path().resolve("m.onnx"));
        var bytes = Files.size(copy);
        var downloads = new WeightsSource() {
            @Override
            public Path fetch(String location, String sha256) throws IOException {
                return none.fetch(location, sha256);
            }

            @Override
            public Optional<WeightsGlimpse> look(String location) {
                return Optional.of(
                        new WeightsGlimpse(new Glimpse(copy, bytes, isWhole ? bytes : bytes - 1, bytes), looked));
            }
        };
        return new ModelFiles(new WeightsLibrary(new WeightsFolder(Optional.empty()), downloads, none));
    }

    @Test
    void saysWhereItHasLookedForAModel() {
        for (var path :
                List.of("none.onnx", "../m.onnx", folder.resolve("none.onnx").toString())) {
            assertThatThrownBy(() -> files.identified(request(path), 8))
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageStartingWith("there is no model '" + path + "'");
        }
    }
}
