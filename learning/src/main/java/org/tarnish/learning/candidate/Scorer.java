package org.tarnish.learning.candidate;

import org.tarnish.learning.batch.Batch;

/** A classifier as searches see it, such as {@code classifier::probabilities}. */
@FunctionalInterface
public interface Scorer {
    /**
     * Class probabilities of a batch.
     *
     * @param batch at least one image; its buffer is used again after the call
     * @return one row per image, one value per class
     */
    float[][] probabilities(Batch batch);
}
