package org.tarnish.evaluation.significance;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tarnish.experiment.result.ComparisonResult;

/**
 * McNemar's test (Psychometrika 12, 1947) for two classifiers evaluated on the same images, without continuity correction:
 * {@code chi2 = (b - c)^2 / (b + c)}, {@code p = 1 - cdf(chi2)} with one degree of freedom, beside the exact two-sided
 * binomial test of b successes in b + c trials.
 */
public final class McNemar {
    private static final ChiSquaredDistribution CHI_SQUARED = ChiSquaredDistribution.of(1);

    private McNemar() {}

    /**
     * @param b images the baseline gets right and the other classifier wrong, at least 0
     * @param c images the other classifier gets right and the baseline wrong, at least 0
     */
    public static ComparisonResult test(int b, int c) {
        if (b < 0 || c < 0) {
            throw new IllegalArgumentException("b and c must be at least 0, were " + b + " and " + c);
        }
        if (b + c == 0) {
            return new ComparisonResult(b, c, 0, 1, 1);
        }
        double difference = (double) b - c;
        double chi2 = difference * difference / (b + c);
        // At one half the distribution is symmetric, and as improbable as b is what is as far from the middle.
        double tail = BinomialDistribution.of(b + c, 0.5).cumulativeProbability(Math.min(b, c));
        double exact = Math.min(1, 2 * tail);
        return new ComparisonResult(b, c, chi2, CHI_SQUARED.survivalProbability(chi2), exact);
    }

    /**
     * Counts b and c from three columns of equal length and tests them.
     *
     * @throws IllegalArgumentException if the columns differ in length
     */
    public static ComparisonResult test(int[] labels, int[] baseline, int[] other) {
        if (labels.length != baseline.length || labels.length != other.length) {
            throw new IllegalArgumentException("labels, baseline and other must be of one length, were " + labels.length
                    + ", " + baseline.length + " and " + other.length);
        }
        int b = 0;
        int c = 0;
        for (int i = 0; i < labels.length; i++) {
            boolean baselineRight = baseline[i] == labels[i];
            boolean otherRight = other[i] == labels[i];
            if (baselineRight && !otherRight) {
                b++;
            } else if (!baselineRight && otherRight) {
                c++;
            }
        }
        return test(b, c);
    }

    /** Stars as papers print them: {@code *} p below .05, {@code **} below .01, {@code ***} below .001, else nothing. */
    public static String stars(double p) {
        return p < 0.001 ? "***" : p < 0.01 ? "**" : p < 0.05 ? "*" : "";
    }
}
