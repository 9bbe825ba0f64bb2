package org.tarnish.learning.training;

import ai.djl.pytorch.jni.JniUtils;
import java.util.function.BooleanSupplier;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.learning.architecture.Network;
import org.tarnish.learning.batch.ImageBatches;
import org.tarnish.learning.optimizer.Optimizer;

/** Takes a network once over the training images. */
final class EpochTrainer {
    private static final double NANOSECONDS = 1e9;

    private final TrainingJob job;
    private final Network network;
    private final TrainingStep step;
    private final ImageBatches batches;
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
        this.batches = new ImageBatches(job.normalization());
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
    double train(int epoch, LabeledImages images) {
        long start = System.nanoTime();
        double sum = 0;
        int done = 0;
        int number = 0;
        for (var indices : EpochOrder.batches(images.count(), job.settings().batchSize(), job.seed(), epoch)) {
            if (cancelled.getAsBoolean()) {
                throw new TrainingCancelled();
            }
            number++;
            float loss = step(epoch, number, images, indices);
            sum += (double) loss * indices.length;
            done += indices.length;
            double seconds = (System.nanoTime() - start) / NANOSECONDS;
            listener.stepTaken(epoch, done, images.count(), loss, done / seconds);
        }
        return sum / done;
    }

    private float step(int epoch, int number, LabeledImages images, int[] indices) {
        double learningRate = job.settings().learningRate();
        // The engine's random numbers cannot be saved; seeded anew each step, a resumed run draws the same.
        JniUtils.setSeed(engineSeed(epoch, number));
        try (var scope = network.manager().newSubManager()) {
            float loss = step.take(
                    batches.images(scope, images, indices),
                    batches.labels(scope, images, indices, job.classes()),
                    learningRate);
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
