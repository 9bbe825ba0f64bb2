package org.tarnish.predictions.experiment;

import java.util.Optional;
import org.tarnish.evaluation.significance.PairedBootstrap;

/**
 * A metric of a run against that of another run on one condition, by the paired bootstrap.
 *
 * @param measure name of the metric
 * @param tested empty where there is no such number
 * @param lacks why there is none, or empty
 * @param holmP p after Holm's correction over all differences that were asked for together; not a number where there is none
 * @param bhP after Benjamini and Hochberg's
 */
public record Difference(
        String run,
        String against,
        String condition,
        String measure,
        Optional<PairedBootstrap> tested,
        Optional<String> lacks,
        double holmP,
        double bhP) {
    static Difference of(
            String run,
            String against,
            String condition,
            String measure,
            Optional<PairedBootstrap> tested,
            Optional<String> lacks) {
        return new Difference(run, against, condition, measure, tested, lacks, Double.NaN, Double.NaN);
    }

    Difference corrected(double holm, double benjaminiHochberg) {
        return new Difference(run, against, condition, measure, tested, lacks, holm, benjaminiHochberg);
    }
}
