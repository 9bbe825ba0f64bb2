package org.tarnish.learning.training;

import ai.djl.pytorch.jni.JniUtils;
import java.util.Optional;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.learning.batch.Batch;
import org.tarnish.learning.batch.ImageBatches;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.batch.Pass;
import org.tarnish.learning.network.Network;
import org.tarnish.learning.optimizer.Optimizer;
import org.tarnish.learning.schedule.Schedules;

/** Takes a network once over the training images. */
final class EpochTrainer {
    private static final double NANOSECONDS = 1e9;

    private final TrainingJob job;
    private final Network network;
    private final TrainingStep step;
    private final ImageBatches uploads;
    private final MemoryGuard memory;
    private final AfterStep afterStep;
    private final Runnable beforeStep;

    /** Told of every step that was taken. */
    @FunctionalInterface
    interface AfterStep {
        void taken(int epoch, Position position, int total, double loss);
    }

    /**
     * One epoch to train.
     *
     * @param number 1-based
     * @param features of the images where they are kept
     * @param from where to begin
     */
    record Task(int number, ImageSource images, Optional<Features> features, Position from) {}

    /** @param beforeStep asked before every step; may throw to stop */
    EpochTrainer(
            TrainingJob job,
            Network network,
            Optimizer optimizer,
            ImageBatches uploads,
            MemoryGuard memory,
            Runnable beforeStep,
            AfterStep afterStep) {
        this.job = job;
        this.network = network;
        this.step = new TrainingStep(network, optimizer, job.settings());
        this.uploads = uploads;
        this.memory = memory;
        this.beforeStep = beforeStep;
        this.afterStep = afterStep;
    }

    /**
     * Trains one epoch, or what is left of it.
     *
     * @return its end
     * @throws TrainingDiverged if a loss is not finite, or no gradient is any more
     * @throws OutOfDeviceMemory if the device has too little memory
     */
    Position train(Task epoch) {
        var settings = job.settings();
        int batchSize = settings.batchSize();
        var images = epoch.images();
        int perEpoch = steps(images.count(), batchSize);
        var rates = Schedules.learningRates(settings, perEpoch);
        long before = (long) (epoch.number() - 1) * perEpoch;
        var position = epoch.from();
        var pass = new Pass(job.seed(), epoch.number(), batchSize, settings.augmentation(), position.step());
        try (var batches = images.shuffled(pass)) {
            while (batches.hasNext()) {
                beforeStep.run();
                long start = System.nanoTime();
                var batch = batches.next();
                float loss = step(epoch, position.step() + 1, batch, rates.applyAsDouble(before + position.step()));
                position = position.plus(batch.count(), loss, (System.nanoTime() - start) / NANOSECONDS);
                afterStep.taken(epoch.number(), position, images.count(), loss);
            }
        }
        step.requireProgress(epoch.number());
        return position;
    }

    /** A last batch of a single image joins the one before. */
    private static int steps(int images, int batchSize) {
        int full = images / batchSize;
        int rest = images % batchSize;
        return full == 0 || rest > 1 || rest == 1 && batchSize == 1 ? full + (rest > 0 ? 1 : 0) : full;
    }

    private float step(Task epoch, int number, Batch batch, double learningRate) {
        // The engine's random numbers cannot be saved; seeded anew each step, a resumed run draws the same.
        JniUtils.setSeed(engineSeed(epoch.number(), number));
        double loss = 0;
        for (var part : MicroBatches.of(batch, job.settings().microBatch())) {
            double share = (double) part.count() / batch.count();
            float value = memory.run(
                    part.count(),
                    () -> accumulate(epoch, part, share),
                    fewer -> tryOut(epoch, MicroBatches.part(part, 0, fewer)));
            if (!Float.isFinite(value)) {
                throw new TrainingDiverged(epoch.number(), number, learningRate, value);
            }
            loss += share * value;
        }
        step.apply(learningRate);
        return (float) loss;
    }

    private float accumulate(Task epoch, Batch part, double share) {
        try (var scope = network.manager().newSubManager()) {
            var labels = uploads.labels(scope, part, job.classes());
            if (epoch.features().isPresent()) {
                var features = epoch.features().get().upload(scope, part.indices());
                return step.accumulate(() -> network.classify(features, true), labels, share);
            }
            var images = uploads.images(scope, part);
            return step.accumulate(() -> network.forward(images, true), labels, share);
        }
    }

    private void tryOut(Task epoch, Batch part) {
        accumulate(epoch, part, 1);
        network.forgetGradients();
    }

    private long engineSeed(int epoch, int number) {
        return SeededRandomness.of(job.seed(), "engine/" + epoch, number).below(Integer.MAX_VALUE);
    }
}
