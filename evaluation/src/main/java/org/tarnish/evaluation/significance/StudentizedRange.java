package org.tarnish.evaluation.significance;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The range of some independent standard normal numbers: the studentized range with infinitely many degrees of freedom.
 * {@code P(range < q) = k integral of phi(z) (Phi(z) - Phi(z - q))^(k - 1) dz}, by Simpson's rule to about 1e-12.
 */
final class StudentizedRange {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Beyond this there is less than 1e-15 of a normal distribution, also of the largest of a thousand. */
    private static final double END = 9;

    private static final int STEPS = 1200;
    private static final int BISECTIONS = 100;

    private final int count;

    /**
     * @param count how many numbers, at least 2
     */
    StudentizedRange(int count) {
        if (count < 2) {
            throw new IllegalArgumentException("a range needs at least 2 numbers, was " + count);
        }
        this.count = count;
    }

    /** The probability of a range of at least {@code q}, in [0, 1]. */
    double survival(double q) {
        if (!(q > 0)) {
            return 1;
        }
        double step = 2 * END / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double z = -END + i * step;
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            double above = NORMAL.cumulativeProbability(z);
            double inside = above - NORMAL.cumulativeProbability(z - q);
            // 1 = k integral of phi Phi^(k-1): so the survival is the integral of the difference, which loses no
            // digits.
            sum += weight * NORMAL.density(z) * (Math.pow(above, count - 1) - Math.pow(inside, count - 1));
        }
        return Math.max(0, Math.min(1, count * sum * step / 3));
    }

    /**
     * The range that is reached with a probability.
     *
     * @param p in (0, 1)
     */
    double critical(double p) {
        double low = 0;
        double high = 2 * END;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (survival(middle) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
