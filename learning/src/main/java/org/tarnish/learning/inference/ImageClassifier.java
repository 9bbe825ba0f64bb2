package org.tarnish.learning.inference;

import java.util.function.IntConsumer;
import org.tarnish.evaluation.Predictions;
import org.tarnish.learning.batch.Batch;
import org.tarnish.learning.batch.ImageSource;

/**
 * Something that tells classes of images: a trained network, or a model that somebody has made elsewhere. May be used from
 * any one thread at a time.
 */
public interface ImageClassifier extends AutoCloseable {
    /** Number of classes that it tells apart. */
    int classes();

    /**
     * Classifies consecutive images, in batches that begin at {@code from}; the last may be smaller.
     *
     * @param from first image
     * @param to one past the last image
     * @param batchSize images per batch, at least 1
     * @param keepLogits whether the logits of all classes are kept
     * @param beforeBatch told before each batch how many images are done; may throw to stop
     */
    Predictions predict(
            ImageSource images, int from, int to, int batchSize, boolean keepLogits, IntConsumer beforeBatch);

    /** The same without logits. */
    default Predictions predict(ImageSource images, int from, int to, int batchSize, IntConsumer beforeBatch) {
        return predict(images, from, to, batchSize, false, beforeBatch);
    }

    /**
     * Class probabilities of some images.
     *
     * @return one row per image, one value per class
     */
    float[][] probabilities(Batch batch);

    @Override
    void close();
}
