package org.tarnish.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.experiment.methodology.Epoch;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.experiment.request.Augmentation;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.learning.Patterns;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.batch.ImageBatches;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.network.Network;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;

class HeadTrainingTest {
    /** Whole batches of 16: for another number of images at once the engine rounds differently. */
    private static final int IMAGES = 64;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"resnet20, 8", "squeezenet1_1, 17", "squeezenet1_1, 40"})
    void keptFeaturesGiveTheSameBitsAsComputedOnes(String architecture, int side) throws IOException {
        var kept = run(architecture, side, FeatureStore.BUDGET);
        var computed = run(architecture, side, 0);

        assertThat(kept.model()).hasSameBinaryContentAs(computed.model());
        assertThat(kept.epochs().stream().map(epoch -> epoch.trainLoss()))
                .isEqualTo(computed.epochs().stream()
                        .map(epoch -> epoch.trainLoss())
                        .toList());
    }

    @Test
    void featuresAreComputedOnceForEachSetWhileTheyFit() {
        var settings = settings(Trainable.HEAD, null);
        // resnet20's head sees 64 values of each image
        var store = store(settings, 2L * IMAGES * 64 * Float.BYTES);
        var computed = new ArrayList<String>();
        var full = store.of(Optional.empty(), images(1), () -> computed.add("full"));
        assertThat(full).isPresent();
        assertThat(store.of(Optional.empty(), images(1), () -> computed.add("again")))
                .isSameAs(full);
        assertThat(reduced(store, 0.5)).isPresent();
        assertThat(reduced(store, 0.25))
                .as("a third set, for which no memory is left")
                .isEmpty();
        assertThat(computed).hasSize(4).containsOnly("full");
    }

    @Test
    void featuresAreNotKeptWhereTheyWouldChange() {
        assertThat(store(settings(Trainable.ALL, null), FeatureStore.BUDGET).of(Optional.empty(), images(1), () -> {}))
                .isEmpty();
        assertThat(store(settings(Trainable.HEAD, new Augmentation(null, true, null)), FeatureStore.BUDGET)
                        .of(Optional.empty(), images(1), () -> {}))
                .isEmpty();
        assertThat(store(settings(Trainable.HEAD, null), FeatureStore.BUDGET)
                        .of(Optional.of(new TrainingReduction.Adaptive("color", 0.25)), images(1), () -> {}))
                .isEmpty();
    }

    private static Optional<Features> reduced(FeatureStore store, double quality) {
        return store.of(Optional.of(new TrainingReduction.Uniform("color", quality)), images(2), () -> {});
    }

    private static FeatureStore store(TrainingSettings settings, long budget) {
        var network = Network.create(Architectures.named("resnet20"), Patterns.CLASSES, TestEngine.manager());
        Initializations.random().apply(network, 0);
        return new FeatureStore(network, new ImageBatches(Patterns.NORMALIZATION), settings, budget);
    }

    private static ImageSource images(long seed) {
        return ImageSource.of(new Patterns(IMAGES, 8, seed));
    }

    private TrainedModel run(String architecture, int side, long budget) throws IOException {
        var name = architecture + side + "-" + budget;
        var job = new TrainingJob(
                Architectures.named(architecture),
                Patterns.CLASSES,
                Patterns.NORMALIZATION,
                settings(Trainable.HEAD, null),
                history -> history.epochs() < 2 ? Optional.of(Epoch.full()) : Optional.empty(),
                7,
                new Start.Weights(Initializations.random()));
        var data = new TrainingData(
                ImageSource.of(new Patterns(IMAGES, side, 1)),
                reduction -> images(2),
                ImageSource.of(new Patterns(40, side, 3)));
        var controls = new RunControls(TrainingListener.none(), () -> false, CheckpointPace.usual(), budget);
        return new TrainingLoop(TestEngine.device(), new DirectoryCheckpointStore(folder.resolve(name)), controls)
                .run(job, data, Files.createTempDirectory(folder, name));
    }

    private static TrainingSettings settings(Trainable trainable, Augmentation augmentation) {
        return TrainingSettings.of(new TrainingForm(
                "adam",
                0.01,
                16,
                4,
                3,
                List.of(trainable),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                augmentation,
                null));
    }
}
