package org.tarnish.evaluation.statistics;

import java.util.Arrays;

/** Values in ascending order, with their mean and quantiles. */
public final class Distribution {
    private final double[] sorted;

    private Distribution(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * @param values at least one, in any order; copied
     */
    public static Distribution of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a distribution needs at least one value");
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new Distribution(sorted);
    }

    public double mean() {
        return Arrays.stream(sorted).sum() / sorted.length;
    }

    public double min() {
        return sorted[0];
    }

    public double max() {
        return sorted[sorted.length - 1];
    }

    /**
     * The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan, what NumPy uses).
     *
     * @param probability in [0, 1]
     */
    public double quantile(double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
