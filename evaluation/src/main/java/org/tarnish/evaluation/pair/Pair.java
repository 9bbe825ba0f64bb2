package org.tarnish.evaluation.pair;

import java.util.Arrays;
import org.tarnish.evaluation.Predictions;

/**
 * What a run and its baseline made of the same images.
 *
 * @param both images that both get right
 * @param onlyBaseline images that the baseline gets right and the run wrong; b of McNemar's test
 * @param onlyRun images that the run gets right and the baseline wrong; c of McNemar's test
 */
public record Pair(Predictions baseline, Predictions run, int both, int onlyBaseline, int onlyRun) {
    /**
     * @throws IllegalArgumentException if they are of different images, or of none
     */
    public static Pair of(Predictions baseline, Predictions run) {
        if (!Arrays.equals(baseline.labels(), run.labels()) || run.count() == 0) {
            throw new IllegalArgumentException(
                    "two runs are compared on the same images in the same order, at least one,"
                            + " and these predictions are of " + baseline.count() + " and " + run.count()
                            + " images whose labels differ or are none");
        }
        int both = 0;
        int onlyBaseline = 0;
        int onlyRun = 0;
        for (int i = 0; i < run.count(); i++) {
            boolean right = run.right(i);
            boolean baselineRight = baseline.right(i);
            both += right && baselineRight ? 1 : 0;
            onlyBaseline += baselineRight && !right ? 1 : 0;
            onlyRun += right && !baselineRight ? 1 : 0;
        }
        return new Pair(baseline, run, both, onlyBaseline, onlyRun);
    }

    /** Number of images. */
    public int count() {
        return run.count();
    }

    /** Accuracy of the run minus that of the baseline. */
    double difference() {
        return (double) (onlyRun - onlyBaseline) / count();
    }
}
