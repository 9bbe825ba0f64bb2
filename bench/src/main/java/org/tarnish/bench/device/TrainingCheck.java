package org.tarnish.bench.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tarnish.experiment.methodology.Epoch;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.training.DirectoryCheckpointStore;
import org.tarnish.learning.training.Start;
import org.tarnish.learning.training.TrainedModel;
import org.tarnish.learning.training.TrainingCancelled;
import org.tarnish.learning.training.TrainingData;
import org.tarnish.learning.training.TrainingJob;
import org.tarnish.learning.training.TrainingListener;
import org.tarnish.learning.training.TrainingLoop;
import org.tarnish.machine.file.FileTree;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;
import org.tarnish.pipeline.json.Json;

/**
 * Small runs of the training loop: their losses against the CPU's, and whether a run that is repeated, or taken up after
 * it was stopped, ends with the same weights to the bit.
 */
final class TrainingCheck {
    private static final int EPOCHS = 2;
    private static final int BATCH = 32;
    private static final double MOST = 2e-2;

    private final String device;
    private final Path folder;
    private final ImageSource images;

    TrainingCheck(String device, Path folder, ImageSource images) {
        this.device = device;
        this.folder = folder;
        this.images = images;
    }

    List<Finding> findings() throws IOException {
        var expected = whole("cpu");
        var run = whole(device);
        var again = whole(device);
        var resumed = resumed();
        double difference = 0;
        for (int i = 0; i < EPOCHS; i++) {
            double loss = expected.epochs().get(i).trainLoss();
            difference = Math.max(difference, Math.abs(run.epochs().get(i).trainLoss() - loss) / loss);
        }
        return List.of(
                new Finding("losses of training", difference, MOST),
                new Finding("share of bytes, repeated", differing(run, again), 0),
                new Finding("share of bytes, taken up again", differing(run, resumed), 0));
    }

    private TrainedModel whole(String on) throws IOException {
        return run(on, Files.createTempDirectory(folder, "run"), () -> false);
    }

    /** Stopped after the first epoch's checkpoint, in the middle of the second. */
    private TrainedModel resumed() throws IOException {
        var place = Files.createTempDirectory(folder, "stopped");
        int batches = -Math.floorDiv(-images.count(), BATCH);
        var asked = new int[1];
        try {
            run(device, place, () -> ++asked[0] > batches + batches / 2);
        } catch (TrainingCancelled e) {
            FileTree.delete(place.resolve("work"));
            return run(device, place, () -> false);
        }
        throw new IllegalStateException("the run ended before it was stopped");
    }

    private TrainedModel run(String on, Path place, BooleanSupplier cancelled) throws IOException {
        var job = new TrainingJob(
                Architectures.named("resnet20"),
                10,
                LogitsCheck.NORMALIZATION,
                Json.convert(
                        Json.tree(Map.of("optimizer", "adam", "learningRate", 1e-3, "batchSize", BATCH)),
                        TrainingSettings.class),
                history -> history.epochs() < EPOCHS ? Optional.of(Epoch.full()) : Optional.empty(),
                0,
                new Start.Weights(Initializations.random()));
        var loop = new TrainingLoop(
                Engines.device(on),
                new DirectoryCheckpointStore(place.resolve("checkpoints")),
                TrainingListener.none(),
                cancelled);
        return loop.run(job, new TrainingData(images, reduction -> images, images), place.resolve("work"));
    }

    /** Bytes of the best weights that differ, by all of them. */
    private static double differing(TrainedModel one, TrainedModel other) throws IOException {
        var first = Files.readAllBytes(one.checkpoint());
        var second = Files.readAllBytes(other.checkpoint());
        if (Arrays.equals(first, second)) {
            return 0;
        }
        double differing = Math.abs(first.length - second.length);
        for (int i = 0; i < Math.min(first.length, second.length); i++) {
            differing += first[i] == second[i] ? 0 : 1;
        }
        return differing / first.length;
    }
}
