package org.tarnish.evaluation.significance;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.tarnish.evaluation.statistics.Distribution;

/**
 * Wilcoxon's signed-rank test for pairs (Biometrics Bulletin 1, 1945), two-sided. Pairs without a difference are left
 * out, equal differences share their mean rank.
 */
public final class Wilcoxon {
    /** Beyond this the exact distribution tells nothing that the normal one does not. */
    private static final int MOST_EXACT = 50;

    private Wilcoxon() {}

    /**
     * What the test finds.
     *
     * @param pairs number of pairs, those without a difference included
     * @param differing pairs that differ
     * @param statistic the smaller of the sums of ranks of positive and of negative differences
     * @param p by the normal approximation, corrected for ties, without continuity correction; 1 if no pair differs
     * @param exactP from the distribution over all signs; null if more than 50 pairs differ, none does, or two differ
     *     equally
     * @param medianDifference median of x - y over all pairs; below 0 where x is mostly smaller
     * @param rankBiserial the effect size: of the sum of all ranks, the share of positive differences minus that of negative
     *     ones, in [-1, 1] (Kerby, Comprehensive Psychology 3, 2014); 0 if no pair differs
     */
    public record Result(
            int pairs,
            int differing,
            double statistic,
            double p,
            Double exactP,
            double medianDifference,
            double rankBiserial) {
        /** The p that counts: the exact one where there is one. */
        public double decisiveP() {
            return exactP == null ? p : exactP;
        }
    }

    /**
     * Tests whether x - y is symmetric around 0.
     *
     * @throws IllegalArgumentException if there is no pair or the columns differ in length
     */
    public static Result test(double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    "x and y must be of one length of at least 1, were " + x.length + " and " + y.length);
        }
        var all = IntStream.range(0, x.length).mapToDouble(i -> x[i] - y[i]).toArray();
        double median = Distribution.of(all).quantile(0.5);
        var differing = Arrays.stream(all).filter(difference -> difference != 0).toArray();
        int n = differing.length;
        if (n == 0) {
            return new Result(x.length, 0, 0, 1, null, median, 0);
        }
        var approximate = WilcoxonSignedRankTest.withDefaults()
                .with(AlternativeHypothesis.TWO_SIDED)
                .with(PValueMethod.ASYMPTOTIC)
                .with(ContinuityCorrection.DISABLED)
                .test(differing);
        Double exact = null;
        if (n <= MOST_EXACT && !approximate.hasTiedValues()) {
            exact = WilcoxonSignedRankTest.withDefaults()
                    .with(AlternativeHypothesis.TWO_SIDED)
                    .with(PValueMethod.EXACT)
                    .test(differing)
                    .getPValue();
        }
        double positive = approximate.getStatistic();
        double negative = n * (n + 1) / 2.0 - positive;
        return new Result(
                x.length,
                n,
                Math.min(positive, negative),
                approximate.getPValue(),
                exact,
                median,
                (positive - negative) / (positive + negative));
    }
}
