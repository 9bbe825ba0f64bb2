package org.tarnish.evaluation.selection;

import java.util.Arrays;
import org.tarnish.evaluation.Predictions;

/**
 * Images by falling confidence. Those of equal confidence make one group, so that nothing that is told from a ranking
 * depends on the order in which images were shown.
 *
 * @param confidences of each group, strictly falling
 * @param sizes images of each group, at least 1
 * @param right those of them that are classified right
 * @param count all images
 */
public record Ranking(float[] confidences, int[] sizes, int[] right, int count) {
    /**
     * @param predictions with confidences
     */
    public static Ranking of(Predictions predictions) {
        var sure = predictions.confident();
        int count = predictions.count();
        // Floats of at least 0 are in the order of their bits.
        var keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = (long) Float.floatToRawIntBits(sure.confidence(i)) << 1 | (predictions.right(i) ? 1 : 0);
        }
        Arrays.sort(keys);
        var confidences = new float[count];
        var sizes = new int[count];
        var right = new int[count];
        int groups = 0;
        for (int i = count - 1; i >= 0; i--) {
            float confidence = Float.intBitsToFloat((int) (keys[i] >>> 1));
            if (groups == 0 || confidences[groups - 1] != confidence) {
                confidences[groups++] = confidence;
            }
            sizes[groups - 1]++;
            right[groups - 1] += (int) (keys[i] & 1);
        }
        return new Ranking(
                Arrays.copyOf(confidences, groups), Arrays.copyOf(sizes, groups), Arrays.copyOf(right, groups), count);
    }

    /** Number of different confidences. */
    public int groups() {
        return sizes.length;
    }

    /** Images of a group that are classified wrong. */
    public int wrong(int group) {
        return sizes[group] - right[group];
    }
}
