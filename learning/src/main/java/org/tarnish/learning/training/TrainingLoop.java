package org.tarnish.learning.training;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.tarnish.learning.engine.Engines;

/**
 * Trains networks. A run saves a checkpoint after every epoch and now and then within, and begins by looking for one:
 * killed at any moment and started again, here or in another process, it ends with the same weights and history to the
 * bit (but for seconds), on the same kind of device and number of threads. One run at a time per process.
 */
public final class TrainingLoop {
    private final Device device;
    private final CheckpointStore store;
    private final RunControls controls;

    /**
     * Saves a checkpoint every ten minutes and after every epoch.
     *
     * @param store this run's checkpoints
     * @param cancelled asked before every batch whether to stop
     */
    public TrainingLoop(Device device, CheckpointStore store, TrainingListener listener, BooleanSupplier cancelled) {
        this(device, store, new RunControls(listener, cancelled, CheckpointPace.usual(), FeatureStore.BUDGET));
    }

    TrainingLoop(Device device, CheckpointStore store, RunControls controls) {
        this.device = device;
        this.store = store;
        this.controls = controls;
    }

    /**
     * Trains until the schedule says that the run is over.
     *
     * @param folder a working folder for this run alone; the files of the result lie in it
     * @throws org.tarnish.network.weights.InvalidWeightsException if the weights to start from are damaged
     * @throws IOException if a file or the store fails
     * @throws TrainingCancelled if asked to stop
     * @throws TrainingDiverged if a loss is infinite or not a number
     * @throws org.tarnish.learning.inference.NonFiniteLogits if the network gives validation images logits that are
     * @throws OutOfDeviceMemory if the device has too little memory for a batch, or part of it where {@code microBatch} is set
     * @throws IllegalArgumentException if the images, labels or start do not fit the network
     * @throws IllegalStateException if the store holds the checkpoints of another run
     */
    public TrainedModel run(TrainingJob job, TrainingData data, Path folder) throws IOException {
        JniUtils.setGradMode(false);
        checkSide(job, data);
        Files.createDirectories(folder);
        var checkpoints = new Checkpoints(folder, store);
        try (var manager = Engines.manager(device)) {
            var run = new TrainingRun(job, data, checkpoints, manager, controls);
            run.resume();
            for (var epoch = run.next(); epoch.isPresent(); epoch = run.next()) {
                run.train(epoch.get());
            }
            return run.result(folder);
        }
    }

    private static void checkSide(TrainingJob job, TrainingData data) {
        int minimum = job.architecture().minimumSide();
        if (data.training().side() < minimum) {
            throw new IllegalArgumentException(
                    job.architecture() + " needs images of at least " + minimum + " x " + minimum + " pixels, was "
                            + data.training().side() + "; ask for a larger image size or another architecture");
        }
    }
}
