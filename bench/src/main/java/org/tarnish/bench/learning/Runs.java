package org.tarnish.bench.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.experiment.methodology.Epoch;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Precision;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.learning.network.RandomModel;
import org.tarnish.learning.training.CheckpointStore;
import org.tarnish.learning.training.Start;
import org.tarnish.learning.training.TrainingCancelled;
import org.tarnish.learning.training.TrainingData;
import org.tarnish.learning.training.TrainingJob;
import org.tarnish.learning.training.TrainingLoop;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;
import org.tarnish.pipeline.json.Json;

/** Runs of the training loop and of a classifier, just as the services have them, that end after some steps. */
final class Runs {
    private static final int WARM_UP = 3;
    private static final Normalization NORMALIZATION =
            new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));

    private final String device;
    private final Precision precision;
    private final Path folder;

    /** @param precision what networks compute in */
    Runs(String device, Precision precision, Path folder) {
        this.device = device;
        this.precision = precision;
        this.folder = folder;
    }

    /** Images that a run of some steps needs at least. */
    static int images(Workload workload, int steps) {
        return (WARM_UP + steps + 1) * workload.batch();
    }

    /** Trains with Adam. */
    StepClock train(Workload workload, ImageSource images, int steps) throws IOException {
        var job = new TrainingJob(
                Architectures.named(workload.architecture()),
                NoiseImages.CLASSES,
                NORMALIZATION,
                Json.convert(
                        Json.tree(Map.of(
                                "optimizer",
                                "adam",
                                "learningRate",
                                1e-4,
                                "batchSize",
                                workload.batch(),
                                "precision",
                                precision)),
                        TrainingSettings.class),
                history -> Optional.of(Epoch.full()),
                0,
                new Start.Weights(Initializations.random()));
        var clock = new StepClock(WARM_UP, steps);
        var loop = new TrainingLoop(Engines.device(device), new Nowhere(), clock, clock::isFull);
        try {
            loop.run(job, new TrainingData(images, reduction -> images, images), folder);
        } catch (TrainingCancelled e) {
            return clock;
        }
        throw new IllegalStateException("the run ended by itself");
    }

    /** Classifies with random weights. */
    StepClock classify(Workload workload, ImageSource images, int steps) throws IOException {
        var clock = new StepClock(WARM_UP, steps);
        try (var classifier = Classifier.load(
                Architectures.named(workload.architecture()),
                NoiseImages.CLASSES,
                NORMALIZATION,
                weights(workload),
                precision,
                Engines.device(device))) {
            int end = images(workload, steps);
            classifier.predict(images, 0, end, workload.batch(), done -> {
                if (done > 0 && !clock.isFull()) {
                    clock.tick();
                }
            });
        }
        return clock;
    }

    private Path weights(Workload workload) throws IOException {
        var file = folder.resolve(workload.architecture() + ".safetensors");
        if (!Files.exists(file)) {
            RandomModel.write(file, Architectures.named(workload.architecture()), NoiseImages.CLASSES, 0);
        }
        return file;
    }

    /** Keeps nothing: no run is taken up again. */
    private record Nowhere() implements CheckpointStore {
        @Override
        public void save(int epochs, int step, Path folder, List<String> files) {
            // Nobody asks for it.
        }

        @Override
        public boolean loadLatest(Path folder) {
            return false;
        }
    }
}
