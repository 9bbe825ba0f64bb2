package org.tarnish.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.cli.command.WrongUsage;
import org.tarnish.network.onnx.OnnxFiles;
import picocli.CommandLine;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    private static JsonNode request(Object... arguments) throws IOException {
        var command = new EvaluateCommand(null);
        var words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        new CommandLine(command).parseArgs(words);
        return command.request();
    }

    @Test
    void asksForEveryCorruptionAtTheModelsSide() throws IOException {
        var model = new OnnxFiles().input("n", 3L, 32L, 32L).write(folder.resolve("my net.onnx"));

        var request = request(model, folder);

        assertThat(request.at("/name").asText()).isEqualTo("my_net");
        assertThat(request.at("/dataset/path").asText()).isEqualTo(folder.toString());
        assertThat(request.at("/dataset/role").asText()).isEqualTo("evaluation");
        assertThat(request.at("/imageSize").asInt()).isEqualTo(32);
        assertThat(request.at("/models/0/path").asText()).isEqualTo(model.toString());
        assertThat(request.at("/models/0/input")).isEmpty();
        assertThat(request.at("/conditions/corruptions/names")).hasSize(19);
        assertThat(request.at("/conditions/corruptions/severities")).hasSize(5);
        assertThat(request.has("architectures")).isFalse();
    }

    @Test
    void aModelNamedLikeANetworkOfTarnishGetsANameOfItsOwn() throws IOException {
        var model = new OnnxFiles().input("n", 3L, 32L, 32L).write(folder.resolve("resnet20.onnx"));

        assertThat(request(model, folder).at("/models/0/name").asText()).isEqualTo("resnet20-onnx");
    }

    @Test
    void saysWhatItIsTold() throws IOException {
        var model = new OnnxFiles().input("n", 3L, "h", "w").write(folder.resolve("m.onnx"));
        var classes = Files.writeString(folder.resolve("classes.txt"), "cat\n\ndog\n");

        var request = request(
                model,
                "cifar10",
                "--size=64",
                "--normalization=0.5,0.5,0.5,0.25,0.25,0.25",
                "--channels=bgr",
                "--range=255",
                "--output=probabilities",
                "--classes=" + classes,
                "--corruptions=main",
                "--severities=3,1",
                "--limit=7",
                "--resize=crop",
                "--seed=4");

        assertThat(request.at("/dataset/name").asText()).isEqualTo("cifar10");
        assertThat(request.at("/dataset/limit/test").asInt()).isEqualTo(7);
        assertThat(request.at("/dataset/resize").asText()).isEqualTo("crop");
        assertThat(request.at("/imageSize").asInt()).isEqualTo(64);
        assertThat(request.at("/models/0/input").toString())
                .isEqualTo("{\"normalization\":{\"mean\":[0.5,0.5,0.5],\"std\":[0.25,0.25,0.25]},"
                        + "\"range\":255,\"channels\":\"bgr\"}");
        assertThat(request.at("/models/0/classes").toString()).isEqualTo("[\"cat\",\"dog\"]");
        assertThat(request.at("/models/0/output").asText()).isEqualTo("probabilities");
        assertThat(request.at("/conditions/corruptions/names")).hasSize(15);
        assertThat(request.at("/conditions/corruptions/severities").toString()).isEqualTo("[1,3]");
        assertThat(request.at("/seeds/0").asLong()).isEqualTo(4);
    }

    @Test
    void saysWhatIsMissingBeforeAnythingStarts() throws IOException {
        var open = new OnnxFiles().input("n", 3L, "h", "w").write(folder.resolve("open.onnx"));
        var page = Files.writeString(folder.resolve("page.onnx"), "<html>");

        assertThatThrownBy(() -> request(folder.resolve("none.onnx"), "digits"))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("there is no file");
        assertThatThrownBy(() -> request(open, "digits"))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("takes images of any side; say which they get with --size");
        assertThatThrownBy(() -> request(page, "digits"))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("it is a web page");
        assertThatThrownBy(() -> request(open, "digits", "--size=32", "--normalization=cifar"))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("or six numbers");
        assertThatThrownBy(() -> request(open, "digits", "--size=32", "--severities=6"))
                .hasMessageContaining("--severities must be in 1..5, was 6");
        assertThatThrownBy(() -> request(open, "digits", "--size=32", "--classes=none.txt"))
                .hasMessageContaining("there is no file none.txt");
        var ambiguous = new OnnxFiles().input("n", 3L, 3L, 3L).write(folder.resolve("ambiguous.onnx"));
        assertThatThrownBy(() -> request(ambiguous, "digits", "--layout=chw"))
                .hasMessageContaining("--layout must be nchw or nhwc, was 'chw'");
        assertThat(request(ambiguous, "digits", "--layout=nchw")
                        .at("/imageSize")
                        .asInt())
                .isEqualTo(3);
    }
}
