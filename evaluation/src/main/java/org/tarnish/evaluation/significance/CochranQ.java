package org.tarnish.evaluation.significance;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tarnish.evaluation.Predictions;

/**
 * Cochran's Q test (Biometrika 37, 1950): whether several classifiers are right on the same images equally often. With k
 * classifiers, their numbers of right images G and the numbers of classifiers L that are right on each image, {@code Q = (k
 * - 1) (k sum G^2 - (sum G)^2) / (k sum L - sum L^2)}, chi-squared with k - 1 degrees of freedom where there are no
 * differences. With two classifiers it is McNemar's test.
 */
public final class CochranQ {
    private CochranQ() {}

    /**
     * What the test finds.
     *
     * @param classifiers at least 2
     * @param images on which at least one is right and at least one wrong: the others tell nothing
     * @param statistic 0 where there is no such image
     * @param p 1 where there is no such image
     */
    public record Result(int classifiers, int images, double statistic, double p) {}

    /**
     * Tests predictions of several runs on one condition.
     *
     * @throws IllegalArgumentException if there are fewer than two, or they are of different images
     */
    public static Result test(List<Predictions> runs) {
        if (runs.size() < 2) {
            throw new IllegalArgumentException("Cochran's Q compares at least 2 runs, were " + runs.size());
        }
        var labels = runs.get(0).labels();
        if (!runs.stream().allMatch(run -> Arrays.equals(run.labels(), labels))) {
            throw new IllegalArgumentException("Cochran's Q compares runs on the same images in the same order");
        }
        int k = runs.size();
        double rights = 0;
        double squares = 0;
        int telling = 0;
        for (int image = 0; image < labels.length; image++) {
            long right = 0;
            for (var run : runs) {
                right += run.right(image) ? 1 : 0;
            }
            rights += right;
            squares += right * right;
            telling += right > 0 && right < k ? 1 : 0;
        }
        if (telling == 0) {
            return new Result(k, 0, 0, 1);
        }
        double columns = runs.stream()
                .mapToDouble(run -> (double) run.correct() * run.correct())
                .sum();
        double q = (k - 1) * (k * columns - rights * rights) / (k * rights - squares);
        return new Result(k, telling, q, ChiSquaredDistribution.of(k - 1).survivalProbability(q));
    }
}
