package org.tarnish.evaluation.statistics;

/**
 * The score statistic of a difference of two paired proportions (Tango, Statistics in Medicine 17, 1998): how many standard
 * errors the observed difference is above an assumed one, with the nuisance parameter at its maximum likelihood under that.
 *
 * @param c pairs in which the first alone succeeds
 * @param b pairs in which the second alone succeeds
 * @param all pairs, at least 1
 */
record PairedDifference(int c, int b, int all) {
    private static final int BISECTIONS = 80;

    double observed() {
        return (double) (c - b) / all;
    }

    /**
     * The statistic, falling in the assumed difference; 0 where that is what was observed.
     *
     * @param assumed in (-1, 1)
     */
    double score(double assumed) {
        double numerator = c - b - all * assumed;
        double linear = -c - b + (2.0 * all - c + b) * assumed;
        double constant = -b * assumed * (1 - assumed);
        double second = (Math.sqrt(Math.max(0, linear * linear - 8.0 * all * constant)) - linear) / (4.0 * all);
        double variance = all * (2 * second + assumed * (1 - assumed));
        return variance > 0 ? numerator / Math.sqrt(variance) : Math.signum(numerator) * Double.MAX_VALUE;
    }

    /** The difference beyond which the statistic is further than {@code z} from 0, towards an end of [-1, 1]. */
    double end(double towards, double z) {
        double inside = observed();
        double outside = towards;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (inside + outside) / 2;
            if (Math.abs(score(middle)) <= z) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }
}
