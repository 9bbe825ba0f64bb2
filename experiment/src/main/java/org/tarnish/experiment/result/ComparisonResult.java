package org.tarnish.experiment.result;

/**
 * McNemar's test of a run against the baseline on one condition.
 *
 * @param b images the baseline gets right and the run wrong
 * @param c images the run gets right and the baseline wrong
 * @param chi2 (b - c)^2 / (b + c), 0 if b + c = 0
 * @param p 1 - cdf of chi2 with one degree of freedom
 * @param exactP two-sided exact binomial test
 */
public record ComparisonResult(int b, int c, double chi2, double p, double exactP) {
    /** Fewer discordant images than this are too few for the chi-squared distribution. */
    public static final int FEWEST_FOR_CHI2 = 25;

    /** The p that counts: exact if b + c is below {@link #FEWEST_FOR_CHI2}, else that of chi2. */
    public double decisiveP() {
        return decisiveP(b, c, p, exactP);
    }

    /** The same of the numbers. */
    public static double decisiveP(int b, int c, double p, double exactP) {
        return b + c < FEWEST_FOR_CHI2 ? exactP : p;
    }
}
