package org.tarnish.learning.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tarnish.experiment.methodology.Epoch;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.experiment.request.ScheduleRequest;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.learning.Patterns;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;

/** A process that trains on images that it adapts before each epoch, saves a checkpoint after every step, and prints a line for each. */
final class KilledProcess {
    private KilledProcess() {}

    /** Arguments: folder of the checkpoints, working folder. */
    public static void main(String[] arguments) throws IOException {
        train(Path.of(arguments[0]), Path.of(arguments[1]));
        System.exit(0);
    }

    static TrainedModel train(Path checkpoints, Path work) throws IOException {
        var settings = TrainingSettings.of(new TrainingForm(
                "sgd",
                0.05,
                8,
                2,
                2,
                null,
                0.9,
                true,
                null,
                new ScheduleRequest("cosine", Map.of()),
                1.0,
                null,
                null,
                null,
                null,
                null));
        var job = new TrainingJob(
                Architectures.named("resnet20"),
                Patterns.CLASSES,
                Patterns.NORMALIZATION,
                settings,
                history -> history.epochs() < 2
                        ? Optional.of(Epoch.reduced(new TrainingReduction.Adaptive("crop", 0.25)))
                        : Optional.empty(),
                7,
                new Start.Weights(Initializations.random()));
        var listener = new TrainingListener() {
            @Override
            public void stepTaken(int epoch, int done, int total, double loss, double imagesPerSecond) {
                System.out.println("step " + epoch + " " + done);
            }

            @Override
            public void epochFinished(EpochRecord epoch) {
                // A step told already.
            }
        };
        var images = ImageSource.of(new Patterns(64, 8, 1));
        var data = new TrainingData(images, reduction -> images, ImageSource.of(new Patterns(20, 8, 3)));
        var controls = new RunControls(
                listener, () -> false, new CheckpointPace(Duration.ZERO, System::nanoTime), FeatureStore.BUDGET);
        return new TrainingLoop(TestEngine.device(), new DirectoryCheckpointStore(checkpoints), controls)
                .run(job, data, work);
    }
}
