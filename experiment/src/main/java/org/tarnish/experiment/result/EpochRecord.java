package org.tarnish.experiment.result;

/**
 * One trained epoch.
 *
 * @param epoch 1-based number within its run
 * @param quality kept fraction of the training images' quality, 1 for full quality
 * @param reduction kind of reduction, or null for full quality
 * @param trainLoss mean cross entropy over the epoch's images, while training
 * @param validationAccuracy fraction of clean validation images right, in [0, 1]
 * @param validationLoss mean cross entropy over the clean validation images
 * @param seconds wall time of training and validation
 */
public record EpochRecord(
        int epoch,
        double quality,
        String reduction,
        double trainLoss,
        double validationAccuracy,
        double validationLoss,
        double seconds) {}
