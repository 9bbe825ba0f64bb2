package org.tarnish.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.experiment.request.ModelInput;

class OnnxModelTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatAModelTakesAndGives() throws IOException {
        var model = OnnxModel.read(new OnnxFiles().write(folder.resolve("m.onnx")), null);

        assertThat(model.layout()).isEqualTo(ModelInput.Layout.NCHW);
        assertThat(model.side()).isEqualTo(8);
        assertThat(model.batch()).isZero();
        assertThat(model.classes()).isEqualTo(2);
        assertThat(model.input().name()).isEqualTo("images");
        assertThat(model.output().name()).isEqualTo("logits");
        assertThat(model.header().opset()).isEqualTo(17);
        assertThat(model.header().producer()).isEqualTo("tests");
        assertThat(model.header().parameters()).isEqualTo(6);
        assertThat(model.header().operators()).containsExactly("Flatten", "GlobalAveragePool", "MatMul");
    }

    @Test
    void findsChannelsOnTheLastAxisAndAFixedBatch() throws IOException {
        var model = OnnxModel.read(new OnnxFiles().input(4L, 32L, 32L, 3L).write(folder.resolve("m.onnx")), null);

        assertThat(model.layout()).isEqualTo(ModelInput.Layout.NHWC);
        assertThat(model.side()).isEqualTo(32);
        assertThat(model.batch()).isEqualTo(4);
    }

    @Test
    void leavesOpenWhatTheFileLeavesOpen() throws IOException {
        var model = OnnxModel.read(
                new OnnxFiles().input("n", 3L, "h", "w").output("n", "k").write(folder.resolve("m.onnx")), null);

        assertThat(model.side()).isZero();
        assertThat(model.classes()).isZero();
    }

    @Test
    void namesTheFilesInWhichWeightsLie() throws IOException {
        var model = OnnxModel.read(new OnnxFiles().external("m.data").write(folder.resolve("m.onnx")), null);

        assertThat(model.header().externalFiles()).containsExactly("m.data");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(new OnnxFiles().opset(6), "of version (opset) 6, and 7 to 23 can be run"),
                Arguments.of(new OnnxFiles().opset(99), "of version (opset) 99"),
                Arguments.of(new OnnxFiles().operator("", "MyNorm"), "it uses 'MyNorm', which is no operator of ONNX"),
                Arguments.of(new OnnxFiles().operator("my.ops", "Norm"), "it uses 'my.ops:Norm'"),
                Arguments.of(new OnnxFiles().inputType(7), "its input 'images' is int64 [?, 3, 8, 8], and float32"),
                Arguments.of(new OnnxFiles().input("n", 192L), "is float32 [?, 192], and float32 with four axes"),
                Arguments.of(new OnnxFiles().input("n", 1L, 28L, 28L), "three colors are needed"),
                Arguments.of(new OnnxFiles().input("n", 3L, 3L, 3L), "may be nchw or nhwc; say which"),
                Arguments.of(new OnnxFiles().input("n", 3L, 8L, 9L), "its images are 9 x 8 pixels, and squares"),
                Arguments.of(new OnnxFiles().output("n", 4L, 4L), "is float32 [?, 4, 4], and float32 with two axes"),
                Arguments.of(new OnnxFiles().input(100_000L, 3L, 8L, 8L), "batches of 100000 images"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatCannotBeEvaluated(OnnxFiles files, String reason) throws IOException {
        var file = files.write(folder.resolve("m.onnx"));

        assertThatThrownBy(() -> OnnxModel.read(file, null))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageStartingWith("the model 'm.onnx' cannot be evaluated: ")
                .hasMessageContaining(reason);
    }

    @Test
    void takesTheLayoutThatSomebodySays() throws IOException {
        var file = new OnnxFiles().input("n", 3L, 3L, 3L).write(folder.resolve("m.onnx"));

        assertThat(OnnxModel.read(file, ModelInput.Layout.NHWC).layout()).isEqualTo(ModelInput.Layout.NHWC);
        var other = new OnnxFiles().write(folder.resolve("n.onnx"));
        assertThatThrownBy(() -> OnnxModel.read(other, ModelInput.Layout.NHWC))
                .hasMessageContaining("is not nhwc with three colors");
    }

    static Stream<Arguments> otherFiles() {
        return Stream.of(
                Arguments.of("", "it is empty (0 bytes)"),
                Arguments.of("<!DOCTYPE html><html>", "it is a web page"),
                Arguments.of("  <?xml version='1.0'?>", "it is XML, perhaps a server's refusal instead of the file"),
                Arguments.of(
                        "PK\u0003\u0004model/data.pkl", "it is a zip archive, as torch.save and TorchScript write"),
                Arguments.of("\u0080\u0002}q", "it is a pickle"),
                Arguments.of("\u0089HDF\r\n\u001a\n", "it is HDF5, as Keras and MATLAB write it; convert it to ONNX"),
                Arguments.of("version https://git-lfs.github.com/spec/v1", "it is a pointer of Git LFS"),
                Arguments.of("\u001f\u008b\b", "it is compressed by gzip; unpack it"),
                Arguments.of("\u0040\0\0\0\0\0\0\0{\"a\":{}}", "it is safetensors"),
                Arguments.of("\u00fd7zXZ\0", "it is compressed by xz; unpack it"),
                Arguments.of("\u0089PNG\r\n", "it is a PNG image; name an ONNX file"),
                Arguments.of("../.git/annex/objects/Q/W/a.onnx", "it is a pointer of git-annex instead of the file"),
                Arguments.of("{\"a\": 1}", "it is text that begins '{\"a\": 1}'; name an ONNX file"),
                Arguments.of("hello\nworld", "it is text that begins 'hello'; name an ONNX file"));
    }

    @ParameterizedTest
    @MethodSource("otherFiles")
    void namesOtherFilesForWhatTheyAre(String content, String reason) throws IOException {
        var file = Files.write(folder.resolve("m.onnx"), content.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> OnnxModel.read(file, null))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void answersEveryDamageWithASentence() throws IOException {
        var whole = new OnnxFiles().external("m.data").bytes();
        var random = new Random(13);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            var damaged = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            var cut = i % 4 == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
            var file = Files.write(folder.resolve("damaged.onnx"), cut);
            try {
                OnnxModel.read(file, null);
            } catch (InvalidModelException e) {
                refused++;
                assertThat(e.getMessage())
                        .startsWith("the model 'damaged.onnx' cannot be evaluated: ")
                        .hasSizeLessThan(1_000);
            }
        }
        assertThat(refused).isBetween(500, 1_999);
    }
}
