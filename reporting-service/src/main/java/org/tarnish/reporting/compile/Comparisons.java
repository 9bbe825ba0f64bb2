package org.tarnish.reporting.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tarnish.evaluation.significance.BenjaminiHochberg;
import org.tarnish.evaluation.significance.Holm;
import org.tarnish.evaluation.significance.McNemar;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.result.ComparisonResult;
import org.tarnish.report.Report;

/**
 * McNemar's tests, exact where few images are discordant, with Holm's, and Benjamini and Hochberg's, correction over the runs
 * that are compared with one baseline on one condition.
 */
final class Comparisons {
    private Comparisons() {}

    /**
     * @param result of a comparison's task, or empty if it has none
     */
    static List<Report.Comparison> of(Plan plan, Function<String, Optional<ComparisonResult>> result) {
        var families = new LinkedHashMap<List<String>, List<Tested>>();
        for (var comparison : plan.comparisons()) {
            result.apply(comparison.task()).ifPresent(tested -> families.computeIfAbsent(
                            List.of(comparison.baseline(), comparison.condition()), family -> new ArrayList<>())
                    .add(new Tested(comparison, tested)));
        }
        var comparisons = new ArrayList<Report.Comparison>();
        for (var family : families.values()) {
            var p = family.stream()
                    .mapToDouble(tested -> tested.result().decisiveP())
                    .toArray();
            var holm = Holm.adjust(p);
            var discovery = BenjaminiHochberg.adjust(p);
            for (int i = 0; i < p.length; i++) {
                comparisons.add(family.get(i).corrected(holm[i], discovery[i]));
            }
        }
        return comparisons;
    }

    private record Tested(Plan.Comparison comparison, ComparisonResult result) {
        Report.Comparison corrected(double holmP, double bhP) {
            return new Report.Comparison(
                    comparison.run(),
                    comparison.baseline(),
                    comparison.condition(),
                    result.b(),
                    result.c(),
                    result.chi2(),
                    result.p(),
                    result.exactP(),
                    holmP,
                    bhP,
                    McNemar.stars(result.decisiveP()),
                    result.measures());
        }
    }
}
