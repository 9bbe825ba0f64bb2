package org.tarnish.evaluation.significance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Friedman's test (Journal of the American Statistical Association 32, 1937): whether several runs rank alike over
 * conditions, with its correction for ties, and Nemenyi's test of each pair of runs by their mean ranks (Nemenyi, PhD thesis,
 * Princeton 1963, as recommended by Demsar, Journal of Machine Learning Research 7, 2006). Rank 1 is the best, equal values
 * share their mean rank.
 *
 * @param conditions over which runs were ranked, at least 2
 * @param statistic chi-squared with {@code runs - 1} degrees of freedom; 0 where all runs tie everywhere
 * @param p 1 where all runs tie everywhere
 * @param agreement Kendall's W, the effect size, in [0, 1]: 1 where every condition has the same ranks
 * @param meanRanks of each run, over conditions
 */
public record Friedman(int conditions, double statistic, double p, double agreement, double[] meanRanks) {
    /** Fewer runs are two, which a test of pairs compares. */
    public static final int FEWEST_RUNS = 3;

    /** Fewer conditions make no ranks. */
    public static final int FEWEST_CONDITIONS = 2;

    /**
     * Tests runs by a number of which more is better, such as accuracy.
     *
     * @param values of each run those on the same conditions, in the same order
     * @throws IllegalArgumentException if there are fewer than {@value #FEWEST_RUNS} runs or {@value #FEWEST_CONDITIONS}
     *     conditions, or a run has values of other conditions
     */
    public static Friedman test(double[][] values) {
        int runs = values.length;
        int conditions = runs == 0 ? 0 : values[0].length;
        if (runs < FEWEST_RUNS || conditions < FEWEST_CONDITIONS) {
            throw new IllegalArgumentException("Friedman's test needs at least " + FEWEST_RUNS + " runs and "
                    + FEWEST_CONDITIONS + " conditions, were " + runs + " and " + conditions);
        }
        if (Arrays.stream(values).anyMatch(row -> row.length != conditions)) {
            throw new IllegalArgumentException(
                    "Friedman's test needs every run on the same " + conditions + " conditions");
        }
        var sums = new double[runs];
        double ties = 0;
        for (int condition = 0; condition < conditions; condition++) {
            int column = condition;
            var ranks = ranks(IntStream.range(0, runs)
                    .mapToDouble(run -> values[run][column])
                    .toArray());
            for (int run = 0; run < runs; run++) {
                sums[run] += ranks[run];
            }
            ties += ties(ranks);
        }
        double squares = Arrays.stream(sums).map(sum -> sum * sum).sum();
        double k = runs;
        double n = conditions;
        double correction = 1 - ties / (n * k * (k * k - 1));
        double statistic = correction <= 0 ? 0 : (12 / (n * k * (k + 1)) * squares - 3 * n * (k + 1)) / correction;
        double cleaned = Math.max(0, statistic);
        return new Friedman(
                conditions,
                cleaned,
                ChiSquaredDistribution.of(k - 1).survivalProbability(cleaned),
                Math.min(1, cleaned / (n * (k - 1))),
                Arrays.stream(sums).map(sum -> sum / n).toArray());
    }

    /** Nemenyi's p of two runs: that mean ranks are as far apart although all runs rank alike. */
    public double nemenyi(int run, int other) {
        return range().survival(Math.abs(meanRanks[run] - meanRanks[other]) / unit());
    }

    /**
     * How far apart mean ranks of two runs must be to differ at a level of significance.
     *
     * @param level such as 0.05
     */
    public double criticalDifference(double level) {
        return range().critical(level) * unit();
    }

    private StudentizedRange range() {
        return new StudentizedRange(meanRanks.length);
    }

    /** The standard error of a difference of mean ranks, by the square root of two. */
    private double unit() {
        double k = meanRanks.length;
        return Math.sqrt(k * (k + 1) / (12.0 * conditions));
    }

    /** Descending, 1 is the largest. */
    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> values[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        var ranks = new double[values.length];
        for (int first = 0; first < order.length; ) {
            int last = first;
            while (last + 1 < order.length && values[order[last + 1]] == values[order[first]]) {
                last++;
            }
            for (int place = first; place <= last; place++) {
                ranks[order[place]] = (first + last) / 2.0 + 1;
            }
            first = last + 1;
        }
        return ranks;
    }

    /** The sum of {@code t^3 - t} over groups of {@code t} equal ranks. */
    private static double ties(double[] ranks) {
        return Arrays.stream(ranks)
                .distinct()
                .map(rank -> {
                    double t =
                            Arrays.stream(ranks).filter(other -> other == rank).count();
                    return t * t * t - t;
                })
                .sum();
    }
}
