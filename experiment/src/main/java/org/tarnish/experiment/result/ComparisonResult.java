package org.tarnish.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * McNemar's test of a run against the baseline on one condition, and what else is known of the two there.
 *
 * @param b images the baseline gets right and the run wrong
 * @param c images the run gets right and the baseline wrong
 * @param chi2 (b - c)^2 / (b + c), 0 if b + c = 0
 * @param p 1 - cdf of chi2 with one degree of freedom
 * @param exactP two-sided exact binomial test
 * @param measures values of measures of two runs by their names; not a number where the predictions define none; empty for
 *     what was stored before there were any
 */
public record ComparisonResult(
        int b,
        int c,
        double chi2,
        double p,
        double exactP,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> measures) {
    /** Fewer discordant images than this are too few for the chi-squared distribution. */
    public static final int FEWEST_FOR_CHI2 = 25;

    public ComparisonResult {
        measures = measures == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /** The test alone. */
    public ComparisonResult(int b, int c, double chi2, double p, double exactP) {
        this(b, c, chi2, p, exactP, Map.of());
    }

    /** The same test with these measures. */
    public ComparisonResult with(Map<String, Double> measures) {
        return new ComparisonResult(b, c, chi2, p, exactP, measures);
    }

    /** The p that counts: exact if b + c is below {@link #FEWEST_FOR_CHI2}, else that of chi2. */
    public double decisiveP() {
        return decisiveP(b, c, p, exactP);
    }

    /** The same of the numbers. */
    public static double decisiveP(int b, int c, double p, double exactP) {
        return b + c < FEWEST_FOR_CHI2 ? exactP : p;
    }
}
