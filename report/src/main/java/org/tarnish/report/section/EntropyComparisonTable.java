package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.count;
import static org.tarnish.report.html.Numbers.decimals;
import static org.tarnish.report.html.Numbers.probability;
import static org.tarnish.report.html.Numbers.signed;

import java.util.List;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** Wilcoxon's test of each run's entropy ratios against its baseline's: one row per run and kind. */
final class EntropyComparisonTable {
    private final Results results;

    EntropyComparisonTable(Results results) {
        this.results = results;
    }

    boolean exists() {
        return !results.report().entropyComparisons().isEmpty();
    }

    Grid grid() {
        var heads = List.of(
                Head.words("run"),
                Head.words("reduced by"),
                Head.number("pairs", "images that both solved"),
                Head.number("difference", "median of the run's entropy ratio minus the baseline's"),
                Head.number("W", "the smaller sum of ranks"),
                Head.number(
                        "effect",
                        "rank-biserial correlation, the effect size: of the sum of ranks, the share in which the run needs more"
                                + " minus the share in which it needs less"),
                Head.number("p", "normal approximation, two-sided"),
                Head.number("exact p", "where no differences are equal and at most 50 images differ"),
                Head.number(
                        "Holm p",
                        "exact p where there is one, else p, after Holm's correction over the runs compared on the same kind"),
                Head.words("run needs"));
        return new Grid(
                "Wilcoxon's tests of entropy ratios",
                Columns.numbered(heads),
                results.report().entropyComparisons().stream().map(this::row).toList());
    }

    private Row row(Report.EntropyComparison comparison) {
        return new Row(List.of(
                results.run(comparison.run())
                        .map(results.names()::cell)
                        .orElseGet(() -> Cell.name(comparison.run(), null, null))
                        .titled(comparison.run() + " against " + comparison.baseline()),
                Cell.words(comparison.kind()),
                Cell.number(count(comparison.pairs()), comparison.pairs()),
                Cell.number(signed(comparison.medianDifference(), 3), comparison.medianDifference()),
                Cell.number(decimals(comparison.statistic(), 1), comparison.statistic()),
                Cell.number(signed(comparison.rankBiserial(), 2), comparison.rankBiserial()),
                Cell.number(probability(comparison.p()), comparison.p()),
                Cell.number(probability(comparison.exactP()), comparison.exactP()),
                Cell.number(probability(comparison.holmP()), comparison.holmP()),
                verdict(comparison)));
    }

    private static Cell verdict(Report.EntropyComparison comparison) {
        if (comparison.stars().isEmpty()) {
            return Cell.words("n.s.").titled("not significant").and("quiet");
        }
        double difference = comparison.medianDifference();
        var cell = difference < 0
                ? Cell.words("less").and("better")
                : difference > 0
                        ? Cell.words("more").and("worse")
                        : Cell.words("other").titled("the median difference is 0");
        return cell.marked(comparison.stars());
    }
}
