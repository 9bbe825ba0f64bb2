package org.tarnish.evaluation.selection;

import java.util.Arrays;
import org.tarnish.evaluation.Predictions;

/**
 * How well a score tells images that are to be accepted, whose score should be high, from those that are to be rejected:
 * right from wrong ones by confidence, or images of the data set from others. Equal scores are accepted or rejected
 * together, so that the order of images does not matter. Immutable.
 */
public final class Separation {
    /** Of {@link #falsePositives}: of every 20 images to be accepted 19 are. */
    private static final long KEPT = 19;

    private static final long OF = 20;

    /** By falling score: images of each different score. */
    private final int[] accepted;

    private final int[] rejected;
    private final long allAccepted;
    private final long allRejected;

    private Separation(int[] accepted, int[] rejected) {
        this.accepted = accepted;
        this.rejected = rejected;
        this.allAccepted = Arrays.stream(accepted).asLongStream().sum();
        this.allRejected = Arrays.stream(rejected).asLongStream().sum();
    }

    /**
     * Images classified right from those classified wrong, by the highest probability.
     *
     * @param predictions with confidences
     */
    public static Separation ofErrors(Predictions predictions) {
        var ranking = Ranking.of(predictions);
        var wrong = new int[ranking.groups()];
        Arrays.setAll(wrong, ranking::wrong);
        return new Separation(ranking.right(), wrong);
    }

    /**
     * Images by any score.
     *
     * @param accepted finite scores of the images that should have a high one; copied
     * @param rejected finite scores of the others; copied
     */
    public static Separation of(float[] accepted, float[] rejected) {
        var high = sorted(accepted);
        var low = sorted(rejected);
        var highs = new int[high.length + low.length];
        var lows = new int[highs.length];
        int groups = 0;
        int i = high.length - 1;
        int j = low.length - 1;
        for (; i >= 0 || j >= 0; groups++) {
            float score =
                    Math.max(i >= 0 ? high[i] : Float.NEGATIVE_INFINITY, j >= 0 ? low[j] : Float.NEGATIVE_INFINITY);
            for (; i >= 0 && high[i] == score; i--) {
                highs[groups]++;
            }
            for (; j >= 0 && low[j] == score; j--) {
                lows[groups]++;
            }
        }
        return new Separation(Arrays.copyOf(highs, groups), Arrays.copyOf(lows, groups));
    }

    private static float[] sorted(float[] scores) {
        var sorted = scores.clone();
        for (float score : sorted) {
            if (!Float.isFinite(score)) {
                throw new IllegalArgumentException("a score must be a finite number, was " + score);
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * AUROC: the probability that an image to be accepted has a higher score than one to be rejected, equal scores counting
     * half; 0.5 for a score that says nothing. Not a number where one of the sorts has no image.
     */
    public double auroc() {
        double sum = 0;
        long above = 0;
        for (int group = 0; group < accepted.length; group++) {
            sum += rejected[group] * (above + 0.5 * accepted[group]);
            above += accepted[group];
        }
        return sum / ((double) allAccepted * allRejected);
    }

    /**
     * AUPR with the images to be rejected as positives, as average precision from the lowest score up: the sum over
     * different scores of precision times the recall that is gained there. A score that says nothing has the share of those
     * images. Not a number where there is none of them.
     */
    public double averagePrecision() {
        double sum = 0;
        long found = 0;
        long seen = 0;
        for (int group = accepted.length - 1; group >= 0; group--) {
            found += rejected[group];
            seen += rejected[group] + accepted[group];
            sum += (double) found / seen * rejected[group];
        }
        return allRejected == 0 ? Double.NaN : Math.min(1, sum / allRejected);
    }

    /**
     * FPR at 95 % TPR: the share of the images to be rejected that are accepted with the highest threshold by which at least
     * 95 % of those to be accepted are. Not a number where one of the sorts has no image.
     */
    public double falsePositives() {
        if (allAccepted == 0 || allRejected == 0) {
            return Double.NaN;
        }
        long right = 0;
        long wrong = 0;
        for (int group = 0; OF * right < KEPT * allAccepted; group++) {
            right += accepted[group];
            wrong += rejected[group];
        }
        return (double) wrong / allRejected;
    }
}
