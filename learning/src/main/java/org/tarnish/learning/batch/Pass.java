package org.tarnish.learning.batch;

import org.tarnish.experiment.request.Augmentation;

/**
 * One pass over training images.
 *
 * @param seed of the run
 * @param epoch 1-based; with the seed it determines the order and the variation of every image
 * @param batchSize at least 1
 * @param augmentation how images are varied
 * @param from batches that are left out at the beginning, at least 0: a pass resumed there gives the same batches as one
 *     that was never interrupted
 */
public record Pass(long seed, int epoch, int batchSize, Augmentation augmentation, int from) {
    public Pass {
        if (epoch < 1 || batchSize < 1 || from < 0) {
            throw new IllegalArgumentException("a pass needs an epoch and a batch size of at least 1 and must not begin"
                    + " before 0, was " + epoch + ", " + batchSize + " and " + from);
        }
    }
}
