package org.tarnish.learning.training;

import java.nio.file.Path;
import org.tarnish.network.weights.Initialization;

/** What a run's first epoch goes on from. */
public sealed interface Start {
    /** Weights by an initialization, and a fresh optimizer. */
    record Weights(Initialization initialization) implements Start {}

    /**
     * Where another run of the same architecture, classes and optimizer stood; it counts as epoch 0.
     *
     * @param file weights, buffers and the optimizer's state, as {@link TrainedModel#checkpoint()} holds them
     * @param validationAccuracy clean validation accuracy of those weights, in [0, 1]
     */
    record Checkpoint(Path file, double validationAccuracy) implements Start {}
}
