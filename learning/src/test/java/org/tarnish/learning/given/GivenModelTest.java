package org.tarnish.learning.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.experiment.request.ModelInput.Channels;
import org.tarnish.experiment.request.ModelInput.Layout;
import org.tarnish.experiment.request.ModelNormalization;
import org.tarnish.experiment.request.ModelRequest.Output;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.network.onnx.OnnxFiles;

/** The model's logits are the mean red minus nothing, and the mean blue minus the mean red: see {@link OnnxFiles}. */
class GivenModelTest {
    private static final int SIDE = 8;
    private static final Normalization NONE = ModelNormalization.NONE.of(null);

    @TempDir
    Path folder;

    /** Images of one color each. */
    private record Colors(int side, int[][] colors, int... labels) implements LabeledImages {
        @Override
        public int count() {
            return labels.length;
        }

        @Override
        public int label(int index) {
            return labels[index];
        }

        @Override
        public void copyTo(int index, byte[] target, int offset) {
            for (int i = 0; i < side * side * 3; i++) {
                target[offset + i] = (byte) colors[index][i % 3];
            }
        }
    }

    private static ImageSource images(int side, int[][] colors, int... labels) {
        return ImageSource.of(new Colors(side, colors, labels));
    }

    private GivenModel model(OnnxFiles file, Layout layout, int batch, ModelInput input, Normalization normalization)
            throws IOException {
        return model(
                file, new GivenModel.Shape(layout, SIDE, batch), input, normalization, List.of(0, 1), Output.LOGITS);
    }

    private GivenModel model(
            OnnxFiles file,
            GivenModel.Shape shape,
            ModelInput input,
            Normalization normalization,
            List<Integer> columns,
            Output output)
            throws IOException {
        var session = OnnxSession.open(file.write(folder.resolve("m.onnx")), "images", "logits", 1, "cpu");
        return new GivenModel(session, shape, input, normalization, columns, output);
    }

    private static Predictions predict(GivenModel model, ImageSource images, int batch) {
        return model.predict(images, 0, images.count(), batch, done -> {});
    }

    /** Cross entropy of the first of two logits. */
    private static float loss(double first, double second) {
        return (float) Math.log1p(Math.exp(second - first));
    }

    @Test
    void showsScaledSamplesAndTakesTheHighestLogit() throws IOException {
        var images = images(SIDE, new int[][] {{255, 0, 51}, {0, 9, 255}, {102, 0, 0}}, 0, 1, 1);
        try (var model = model(new OnnxFiles(), Layout.NCHW, 0, ModelInput.DEFAULT, NONE)) {
            var predictions = predict(model, images, 2);

            assertThat(predictions.predicted()).containsExactly(0, 1, 0);
            assertThat(predictions.labels()).containsExactly(0, 1, 1);
            assertThat(predictions.confident().losses()[0]).isCloseTo(loss(1, 0.2 - 1), within(1e-6f));
            assertThat(predictions.confident().losses()[2]).isCloseTo(loss(-0.4, 0.4), within(1e-6f));
        }
    }

    @Test
    void givesTheSameWhateverTheLayoutTheBatchAndTheOrderOfColors() throws IOException {
        var images = images(
                SIDE, new int[][] {{200, 40, 51}, {7, 9, 255}, {102, 0, 80}, {1, 2, 3}, {9, 9, 9}}, 0, 1, 1, 0, 1);
        var bgr = new ModelInput(null, null, null, null, Channels.BGR);
        float[] expected;
        try (var model = model(new OnnxFiles(), Layout.NCHW, 0, ModelInput.DEFAULT, NONE)) {
            expected = predict(model, images, 5).confident().losses();
        }
        try (var model = model(
                new OnnxFiles().input("n", 8L, 8L, 3L).channelsLast(), Layout.NHWC, 0, ModelInput.DEFAULT, NONE)) {
            assertThat(predict(model, images, 2).confident().losses()).isEqualTo(expected);
        }
        try (var model = model(new OnnxFiles().input(3L, 3L, 8L, 8L), Layout.NCHW, 3, ModelInput.DEFAULT, NONE)) {
            assertThat(predict(model, images, 5).confident().losses()).isEqualTo(expected);
        }
        try (var model = model(new OnnxFiles().weights(0, 1, 0, 0, 1, -1), Layout.NCHW, 0, bgr, NONE)) {
            assertThat(predict(model, images, 5).confident().losses()).isEqualTo(expected);
        }
    }

    @Test
    void scalesAndNormalizesAsTorchvisionDoes() throws IOException {
        var normalization = new Normalization(List.of(0.5, 0.0, 0.25), List.of(0.5, 1.0, 0.125));
        var images = images(SIDE, new int[][] {{255, 0, 51}}, 0);
        try (var model = model(new OnnxFiles(), Layout.NCHW, 0, ModelInput.DEFAULT, normalization)) {
            double red = (1 - 0.5) / 0.5;
            double blue = (0.2 - 0.25) / 0.125;
            assertThat(predict(model, images, 1).confident().losses()[0])
                    .isCloseTo(loss(red, blue - red), within(1e-6f));
        }
        var bytes = new ModelInput(null, null, 255, null, null);
        try (var model = model(new OnnxFiles().weights(0.01f, 0, 0, 0, 0, 0.01f), Layout.NCHW, 0, bytes, NONE)) {
            assertThat(predict(model, images, 1).confident().losses()[0]).isCloseTo(loss(2.55, 0.51), within(1e-6f));
        }
    }

    @Test
    void enlargesImagesForAModelThatWantsThemLarger() throws IOException {
        var images = images(4, new int[][] {{255, 0, 51}}, 0);
        try (var model = model(new OnnxFiles(), Layout.NCHW, 0, ModelInput.DEFAULT, NONE)) {
            assertThat(predict(model, images, 1).confident().losses()[0]).isCloseTo(loss(1, -0.8), within(1e-6f));
        }
    }

    @Test
    void looksAtTheDataSetsClassesAlone() throws IOException {
        var images = images(SIDE, new int[][] {{255, 0, 51}, {0, 0, 255}}, 1, 0);
        var file = new OnnxFiles().output("n", 4L).weights(1, 9, -1, 0, 0, 0, 0, 0, 0, 0, 1, 0);
        var shape = new GivenModel.Shape(Layout.NCHW, SIDE, 0);
        try (var model = model(file, shape, ModelInput.DEFAULT, NONE, List.of(2, 0), Output.LOGITS)) {
            assertThat(model.classes()).isEqualTo(2);
            assertThat(predict(model, images, 2).predicted()).containsExactly(1, 0);
        }
    }

    @Test
    void readsProbabilitiesAsSuch() throws IOException {
        var images = images(SIDE, new int[][] {{153, 0, 102}}, 0);
        var file = new OnnxFiles().weights(1, 0, 0, 0, 0, 1);
        var shape = new GivenModel.Shape(Layout.NCHW, SIDE, 0);
        try (var model = model(file, shape, ModelInput.DEFAULT, NONE, List.of(0, 1), Output.PROBABILITIES);
                var batch = images.inOrder(0, 1, 1)) {
            assertThat(predict(model, images, 1).confident().losses()[0])
                    .isCloseTo((float) -Math.log(0.6), within(1e-5f));
            var row = model.probabilities(batch.next())[0];
            assertThat(row[0]).isCloseTo(0.6f, within(1e-5f));
            assertThat(row[1]).isCloseTo(0.4f, within(1e-5f));
        }
        try (var model = model(
                file.weights(7, 0, 0, 0, 0, 1), shape, ModelInput.DEFAULT, NONE, List.of(0, 1), Output.PROBABILITIES)) {
            assertThatThrownBy(() -> predict(model, images, 1))
                    .hasMessageContaining("if these are logits, say output: logits");
        }
    }

    @Test
    void refusesWhatIsNoNumber() throws IOException {
        var images = images(SIDE, new int[][] {{1, 2, 3}, {153, 0, 102}}, 0, 1);
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            try (var model =
                    model(new OnnxFiles().weights(value, 0, 0, 0, 0, 1), Layout.NCHW, 0, ModelInput.DEFAULT, NONE)) {
                assertThatThrownBy(() -> predict(model, images, 2))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("for class 0 of image 0 is " + value);
            }
        }
    }

    @Test
    void saysWhyARuntimeCannotLoadAFile() throws IOException {
        var damaged = Arrays.copyOf(new OnnxFiles().bytes(), 100);
        var file = Files.write(folder.resolve("damaged.onnx"), damaged);

        assertThatThrownBy(() -> OnnxSession.open(file, "images", "logits", 1, "cpu"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ONNX Runtime cannot load the model: ");
        assertThatThrownBy(() -> OnnxSession.open(file, "images", "logits", 1, "cuda:0"))
                .hasMessageContaining("has no CUDA");
    }
}
