package org.tarnish.learning.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.learning.Patterns;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.network.Network;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;
import org.tarnish.network.weights.ModelFile;
import org.tarnish.network.weights.Safetensors;

class ClassifierTest {
    private static final Architecture RESNET = Architectures.named("resnet20");
    private static final LabeledImages IMAGES = new Patterns(20, 8, 1);
    private static final ImageSource SOURCE = ImageSource.of(IMAGES);

    @TempDir
    private Path folder;

    private Classifier classifier;

    @BeforeEach
    void load() throws IOException {
        var file = folder.resolve("model.safetensors");
        try (var manager = TestEngine.manager();
                var network = Network.create(RESNET, Patterns.CLASSES, manager)) {
            Initializations.random().apply(network, 0);
            Safetensors.write(file, ModelFile.tensors(network));
        }
        classifier = load(Patterns.CLASSES);
    }

    @AfterEach
    void close() {
        classifier.close();
    }

    @Test
    void predictionsAgreeWithProbabilities() {
        var predictions = classifier.predict(SOURCE, 3, 11, 8, done -> {});

        var batch = new ArrayList<org.tarnish.imaging.Image>();
        for (int i = 3; i < 11; i++) {
            batch.add(IMAGES.image(i));
        }
        var probabilities = classifier.probabilities(batch);
        assertThat(predictions.count()).isEqualTo(8);
        for (int i = 0; i < 8; i++) {
            var row = probabilities[i];
            assertThat(row[0] + row[1] + row[2] + row[3]).isCloseTo(1, within(1e-5f));
            assertThat(predictions.labels()[i]).isEqualTo((i + 3) % 4);
            for (float probability : row) {
                assertThat(row[predictions.predicted()[i]]).isGreaterThanOrEqualTo(probability);
            }
            // the logarithm of a float32 probability
            assertThat((double) predictions.confident().losses()[i])
                    .isCloseTo(-Math.log(row[predictions.labels()[i]]), within(1e-4));
        }
    }

    @Test
    void theSameBatchesGiveTheSameBits() {
        var first = classifier.predict(SOURCE, 0, 20, 7, done -> {});
        var second = classifier.predict(SOURCE, 0, 20, 7, done -> {});

        assertThat(second.confident().losses()).isEqualTo(first.confident().losses());
    }

    @Test
    void otherBatchesChangeRoundingAtMost() {
        var first = classifier.predict(SOURCE, 0, 20, 20, done -> {});
        var second = classifier.predict(SOURCE, 0, 20, 3, done -> {});

        // float32 sums in another order
        assertThat(second.confident().losses())
                .containsExactly(first.confident().losses(), within(1e-4f));
    }

    @Test
    void theCallerIsToldBeforeEachBatchAndCanStopIt() {
        var told = new ArrayList<Integer>();

        classifier.predict(SOURCE, 5, 20, 6, told::add);

        assertThat(told).isEqualTo(List.of(0, 6, 12));
        assertThatThrownBy(() -> classifier.predict(SOURCE, 0, 20, 6, done -> {
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");
    }

    @Test
    void theWeightsOfAnotherNumberOfClassesAreRefused() {
        assertThatThrownBy(() -> load(7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'linear.weight'")
                .hasMessageContaining("[7, 64]");
    }

    @Test
    void aLabelThatIsNoClassIsRefused() {
        var wrong = new LabeledImages() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public int side() {
                return 8;
            }

            @Override
            public int label(int index) {
                return Patterns.CLASSES;
            }

            @Override
            public void copyTo(int index, byte[] target, int offset) {
                IMAGES.copyTo(index, target, offset);
            }
        };

        assertThatThrownBy(() -> classifier.predict(ImageSource.of(wrong), 0, 1, 1, done -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be in 0..3, was 4");
    }

    private Classifier load(int classes) throws IOException {
        return Classifier.load(
                RESNET, classes, Patterns.NORMALIZATION, folder.resolve("model.safetensors"), TestEngine.device());
    }
}
