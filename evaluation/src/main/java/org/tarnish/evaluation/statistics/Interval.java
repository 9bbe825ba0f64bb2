package org.tarnish.evaluation.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.tarnish.imaging.SeededRandomness;

/** A 95 % confidence interval. */
public record Interval(double low, double high) {
    private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);
    private static final int RESAMPLES = 2000;

    /**
     * Wilson's score interval (JASA 22, 1927) of a proportion.
     *
     * @param all number of trials, at least 1
     */
    public static Interval wilson(int correct, int all) {
        if (all < 1 || correct < 0 || correct > all) {
            throw new IllegalArgumentException(
                    "a proportion needs 0 <= correct <= all and all >= 1, was " + correct + " of " + all);
        }
        double p = (double) correct / all;
        double z2 = Z * Z;
        double center = p + z2 / (2.0 * all);
        double half = Z * Math.sqrt(p * (1 - p) / all + z2 / (4.0 * all * all));
        double scale = 1 + z2 / all;
        return new Interval(Math.max(0, (center - half) / scale), Math.min(1, (center + half) / scale));
    }

    /**
     * The score interval of the difference of two paired proportions (Tango, Statistics in Medicine 17, 1998); it has a
     * width also where no pair differs.
     *
     * @param first pairs in which the first alone succeeds, at least 0
     * @param second pairs in which the second alone succeeds, at least 0
     * @param all number of pairs, at least 1
     * @return of the share of successes of the first minus that of the second
     */
    public static Interval pairedDifference(int first, int second, int all) {
        if (all < 1 || first < 0 || second < 0 || first + second > all) {
            throw new IllegalArgumentException(
                    "a paired difference needs counts of at least 0 among at least 1 pair, were " + first + " and "
                            + second + " of " + all);
        }
        var difference = new PairedDifference(first, second, all);
        return new Interval(difference.end(-1, Z), difference.end(1, Z));
    }

    /**
     * Percentile bootstrap of the mean (Efron, Annals of Statistics 7, 1979), {@value #RESAMPLES} resamples drawn from a
     * fixed seed: the same values in the same order give the same interval on every JDK.
     *
     * @throws IllegalArgumentException if there is no value
     */
    public static Interval bootstrapMean(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a bootstrap interval needs at least one value");
        }
        var random = SeededRandomness.of(0, "bootstrap", values.length);
        var means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.below(values.length)];
            }
            means[resample] = sum / values.length;
        }
        var distribution = Distribution.of(means);
        return new Interval(distribution.quantile(0.025), distribution.quantile(0.975));
    }
}
