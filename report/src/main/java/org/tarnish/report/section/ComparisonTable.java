package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.count;
import static org.tarnish.report.html.Numbers.decimals;
import static org.tarnish.report.html.Numbers.probability;
import static org.tarnish.report.html.Numbers.signed;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.evaluation.pair.PairMeasures;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** McNemar's test of each run against its baseline: one row per run and condition. */
final class ComparisonTable {
    private final Results results;

    ComparisonTable(Results results) {
        this.results = results;
    }

    Grid grid() {
        var heads = new ArrayList<>(List.of(Head.words("run")));
        if (results.hasGivenModels()) {
            heads.add(Head.words("against"));
        }
        heads.addAll(List.of(
                Head.words("condition"),
                Head.number("b", "images that the baseline gets right and the run wrong"),
                Head.number("c", "images that the run gets right and the baseline wrong"),
                Head.number(
                        "difference %",
                        "accuracy of the run minus that of the baseline in percentage points, with Tango's 95 % interval for"
                                + " pairs"),
                Head.number(
                        "odds ratio", PairMeasures.named("oddsRatio").measure().explanation()),
                Head.number("χ²", "(b − c)² / (b + c)"),
                Head.number("p", "1 − cdf of χ² with one degree of freedom"),
                Head.number("exact p", "two-sided binomial test; it counts where b + c is below 25"),
                Head.number(
                        "Holm p",
                        "the p that counts, after Holm's correction over the runs compared with the same baseline on the same condition"),
                Head.number(
                        "BH p",
                        "the same after Benjamini and Hochberg's correction, which bounds the share of false discoveries among"
                                + " those runs"),
                Head.words("run is")));
        return new Grid(
                "McNemar's tests",
                Columns.numbered(heads),
                results.report().comparisons().stream().map(this::row).toList());
    }

    private Row row(Report.Comparison comparison) {
        var cells = new ArrayList<Cell>();
        cells.add(results.run(comparison.run())
                .map(results.names()::cell)
                .orElseGet(() -> Cell.name(comparison.run(), null, null))
                .titled(comparison.run() + " against " + comparison.baseline()));
        if (results.hasGivenModels()) {
            cells.add(Cell.words(results.names().name(comparison.baseline())));
        }
        cells.addAll(List.of(
                Cell.words(comparison.condition()),
                Cell.number(count(comparison.b()), comparison.b()),
                Cell.number(count(comparison.c()), comparison.c()),
                difference(comparison),
                Cell.number(decimals(comparison.measure("oddsRatio"), 2), comparison.measure("oddsRatio")),
                Cell.number(decimals(comparison.chi2(), 2), comparison.chi2()),
                Cell.number(probability(comparison.p()), comparison.p()),
                Cell.number(probability(comparison.exactP()), comparison.exactP()),
                Cell.number(probability(comparison.holmP()), comparison.holmP()),
                Cell.number(probability(comparison.bhP()), comparison.bhP()),
                verdict(comparison)));
        return new Row(cells);
    }

    private static Cell difference(Report.Comparison comparison) {
        var value = comparison.measure("accuracyDifference");
        var low = comparison.measure("accuracyDifferenceLow");
        var high = comparison.measure("accuracyDifferenceHigh");
        var cell = Cell.number(points(value), value);
        return value == null ? cell : cell.noted(points(low) + " to " + points(high));
    }

    private static String points(Double fraction) {
        return signed(fraction == null ? null : 100 * fraction, 1);
    }

    static Cell verdict(Report.Comparison comparison) {
        if (comparison.b() + comparison.c() == 0) {
            return Cell.words("same")
                    .titled("right and wrong on the same images")
                    .and("quiet");
        }
        if (comparison.b() == comparison.c()) {
            return Cell.words("tied")
                    .titled("each is right on " + count(comparison.b()) + " images that the other gets wrong")
                    .and("quiet");
        }
        if (comparison.stars() == null || comparison.stars().isEmpty()) {
            return Cell.words("n.s.").titled("not significant").and("quiet");
        }
        boolean better = comparison.c() > comparison.b();
        return Cell.words(better ? "better" : "worse")
                .marked(comparison.stars())
                .and(better ? "better" : "worse");
    }
}
