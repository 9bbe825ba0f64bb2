package org.tarnish.learning.training;

import ai.djl.pytorch.jni.JniUtils;
import java.util.function.BooleanSupplier;
import org.tarnish.experiment.request.Augmentation;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.learning.architecture.Network;
import org.tarnish.learning.batch.Batch;
import org.tarnish.learning.batch.Batches;
import org.tarnish.learning.batch.ImageBatches;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.batch.Pass;
import org.tarnish.learning.optimizer.Optimizer;

/** Takes a network once over the training images. */
final class EpochTrainer {
    private static final double NANOSECONDS = 1e9;

    private final TrainingJob job;
    private final Network network;
    private final TrainingStep step;
    private final ImageBatches uploads;
    private final TrainingListener listener;
    private final BooleanSupplier cancelled;

    EpochTrainer(
            TrainingJob job,
            Network network,
            Optimizer optimizer,
            TrainingListener listener,
            BooleanSupplier cancelled) {
        this.job = job;
        this.network = network;
        this.step = new TrainingStep(network, optimizer);
        this.uploads = new ImageBatches(job.normalization());
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /**
     * Trains one epoch.
     *
     * @param epoch 1-based
     * @return mean cross entropy over the images, each before the step that it took part in
     * @throws TrainingCancelled if asked to stop
     * @throws TrainingDiverged if a loss is not finite
     */
    double train(int epoch, ImageSource images) {
        var pass = new Pass(job.seed(), epoch, job.settings().batchSize(), Augmentation.none(), 0);
        try (var batches = images.shuffled(pass)) {
            return train(epoch, images.count(), batches);
        }
    }

    private double train(int epoch, int total, Batches batches) {
        long start = System.nanoTime();
        double sum = 0;
        int done = 0;
        int number = 0;
        while (batches.hasNext()) {
            if (cancelled.getAsBoolean()) {
                throw new TrainingCancelled();
            }
            number++;
            var batch = batches.next();
            float loss = step(epoch, number, batch);
            sum += (double) loss * batch.count();
            done += batch.count();
            double seconds = (System.nanoTime() - start) / NANOSECONDS;
            listener.stepTaken(epoch, done, total, loss, done / seconds);
        }
        return sum / done;
    }

    private float step(int epoch, int number, Batch batch) {
        double learningRate = job.settings().learningRate();
        // The engine's random numbers cannot be saved; seeded anew each step, a resumed run draws the same.
        JniUtils.setSeed(engineSeed(epoch, number));
        try (var scope = network.manager().newSubManager()) {
            float loss =
                    step.take(uploads.images(scope, batch), uploads.labels(scope, batch, job.classes()), learningRate);
            if (!Float.isFinite(loss)) {
                throw new TrainingDiverged(epoch, number, learningRate, loss);
            }
            return loss;
        }
    }

    private long engineSeed(int epoch, int number) {
        return SeededRandomness.of(job.seed(), "engine/" + epoch, number).below(Integer.MAX_VALUE);
    }
}
