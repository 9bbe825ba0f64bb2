package org.tarnish.learning;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.tarnish.experiment.methodology.Epoch;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.learning.architecture.Architectures;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.learning.training.DirectoryCheckpointStore;
import org.tarnish.learning.training.Start;
import org.tarnish.learning.training.TrainingData;
import org.tarnish.learning.training.TrainingJob;
import org.tarnish.learning.training.TrainingListener;
import org.tarnish.learning.training.TrainingLoop;
import org.tarnish.learning.weights.Initializations;

/** Prints how fast this machine trains and classifies; arguments: threads, then {@code architecture:side:images}. */
final class LearningBenchmark {
    private static final int EPOCHS = 3;

    private LearningBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Engines.start(Integer.parseInt(arguments[0]));
        System.out.printf(
                "%-16s %5s %7s %14s %14s %14s%n",
                "network", "side", "images", "s per epoch", "train img/s", "classify img/s");
        for (int i = 1; i < arguments.length; i++) {
            var parts = arguments[i].split(":");
            measure(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }
    }

    private static void measure(String name, int side, int images) throws IOException {
        var folder = Files.createTempDirectory("learning-benchmark");
        var settings = new TrainingSettings("adam", 0.001, 64, EPOCHS, EPOCHS, null);
        var job = new TrainingJob(
                Architectures.named(name),
                10,
                Patterns.NORMALIZATION,
                settings,
                history -> history.epochs() < EPOCHS ? Optional.of(Epoch.full()) : Optional.empty(),
                0,
                new Start.Weights(Initializations.random()));
        var pictures = ImageSource.of(new InMemory(new Patterns(images, side, 1)));
        var speed = new AtomicReference<Double>(0.0);
        var seconds = new AtomicReference<Double>(Double.MAX_VALUE);
        var listener = new TrainingListener() {
            @Override
            public void stepTaken(int epoch, int done, int total, double loss, double imagesPerSecond) {
                if (done == total) {
                    speed.updateAndGet(best -> Math.max(best, imagesPerSecond));
                }
            }

            @Override
            public void epochFinished(EpochRecord epoch) {
                seconds.updateAndGet(best -> Math.min(best, epoch.seconds()));
            }
        };
        var data = new TrainingData(
                pictures, reduction -> pictures, ImageSource.of(new InMemory(new Patterns(64, side, 2))));
        var trained = new TrainingLoop(Device.cpu(), new DirectoryCheckpointStore(folder), listener, () -> false)
                .run(job, data, folder);
        double classified = 0;
        try (var classifier = Classifier.load(
                job.architecture(), job.classes(), job.normalization(), trained.model(), Device.cpu())) {
            for (int i = 0; i < EPOCHS; i++) {
                long start = System.nanoTime();
                classifier.predict(pictures, 0, images, 64, done -> {});
                classified = Math.max(classified, images / ((System.nanoTime() - start) / 1e9));
            }
        }
        System.out.printf(
                "%-16s %5d %7d %14.2f %14.0f %14.0f%n", name, side, images, seconds.get(), speed.get(), classified);
    }
}
