package org.tarnish.learning.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tarnish.imaging.SeededRandomness;

/**
 * The batches of an epoch: every image once, shuffled by seed and epoch (Fisher and Yates). The last batch may be
 * smaller; a single image left over joins the batch before, since batch normalization has no statistics of one.
 */
final class EpochOrder {
    private EpochOrder() {}

    /**
     * Indices of each batch's images.
     *
     * @param epoch 1-based
     */
    static List<int[]> batches(int images, int batchSize, long seed, int epoch) {
        var order = shuffled(images, seed, epoch);
        var batches = new ArrayList<int[]>();
        for (int from = 0; from < images; ) {
            int to = Math.min(from + batchSize, images);
            if (images - to == 1 && batchSize > 1) {
                to = images;
            }
            batches.add(Arrays.copyOfRange(order, from, to));
            from = to;
        }
        return batches;
    }

    private static int[] shuffled(int images, long seed, int epoch) {
        var random = SeededRandomness.of(seed, "shuffle", epoch);
        var order = new int[images];
        for (int i = 0; i < images; i++) {
            int j = random.below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
