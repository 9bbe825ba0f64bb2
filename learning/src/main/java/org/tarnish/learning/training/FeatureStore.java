package org.tarnish.learning.training;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.learning.batch.ImageBatches;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.network.Network;

/**
 * The features of training images where they are worth keeping: the head alone learns, images are never varied nor
 * adapted anew, and the features of the whole set fit into a budget, first come, first served. Whether they do depends on the network and the
 * images alone, so a run that is taken over decides the same.
 *
 * <p>Kept features are those that would be computed each time, to the bit, wherever batches hold equally many images. For
 * another number, as in a smaller last batch, the engine may sum in another order, and the last bits differ.
 */
final class FeatureStore {
    /** Bytes that features may take. */
    static final long BUDGET = 512L << 20;

    private final Network network;
    private final ImageBatches uploads;
    private final boolean worthwhile;
    private final int atOnce;
    private final Map<Optional<TrainingReduction>, Optional<Features>> known = new HashMap<>();
    private long left;

    FeatureStore(Network network, ImageBatches uploads, TrainingSettings settings, long budget) {
        this.network = network;
        this.uploads = uploads;
        this.worthwhile = settings.trainable() == Trainable.HEAD
                && settings.augmentation().isNone();
        this.atOnce = settings.microBatch();
        this.left = budget;
    }

    /**
     * The features of a training set, or empty if they are to be computed each time.
     *
     * @param beforeBatch asked before each batch; may throw to stop
     */
    Optional<Features> of(Optional<TrainingReduction> reduction, ImageSource images, Runnable beforeBatch) {
        if (!worthwhile || reduction.orElse(null) instanceof TrainingReduction.Adaptive) {
            return Optional.empty();
        }
        return known.computeIfAbsent(reduction, absent -> {
            long bytes = Features.bytes(network, uploads, images);
            if (bytes > left) {
                return Optional.empty();
            }
            left -= bytes;
            return Optional.of(Features.of(network, uploads, images, atOnce, beforeBatch));
        });
    }
}
