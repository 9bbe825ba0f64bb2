package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.decimals;
import static org.tarnish.report.html.Numbers.percent;
import static org.tarnish.report.html.Numbers.signed;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Optional;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** How right runs are on corrupted images, given how right they are on clean ones. */
final class EffectiveRobustnessSection implements Section {
    @Override
    public String id() {
        return "effective-robustness";
    }

    @Override
    public String title() {
        return "Effective robustness";
    }

    @Override
    public Optional<Content> content(Results results) {
        return Optional.ofNullable(results.report().robustness()).map(robustness -> {
            var chart = new RobustnessScatter(results, robustness).chart();
            return new Content(
                    "sections/effective-robustness.html",
                    new View(
                            decimals(robustness.slope(), 3),
                            signed(robustness.intercept(), 3),
                            decimals(robustness.determination(), 3),
                            robustness.fitted().size(),
                            robustness.runs().size(),
                            new RawString(chart.svg()),
                            chart.wide(),
                            grid(results, robustness)));
        });
    }

    @Override
    public List<TableFile> files() {
        return List.of(new TableFile(
                "robustness.csv",
                results -> Csv.of(
                        Report.Effective.class,
                        Optional.ofNullable(results.report().robustness())
                                .map(Report.Robustness::runs)
                                .orElse(List.of()))));
    }

    private static Grid grid(Results results, Report.Robustness robustness) {
        return new Grid(
                "Effective and relative robustness",
                Columns.numbered(
                        List.of(
                                Head.words("run"),
                                Head.number("clean %", "accuracy on clean test images"),
                                Head.number("shifted %", "mean accuracy over all corruptions"),
                                Head.number("expected %", "shifted accuracy on the line at this clean accuracy"),
                                Head.number(
                                        "effective", "shifted minus expected, in percentage points; higher is better"),
                                Head.number(
                                        "relative",
                                        "shifted accuracy minus that of the baseline, in percentage points; higher is better"))),
                robustness.runs().stream().map(one -> row(results, one)).toList());
    }

    private static Row row(Results results, Report.Effective one) {
        return new Row(List.of(
                results.run(one.run()).map(results.names()::cell).orElseGet(() -> Cell.name(one.run(), null, null)),
                Cell.number(percent(one.clean()), one.clean()),
                Cell.number(percent(one.shifted()), one.shifted()),
                Cell.number(percent(one.expected()), one.expected()),
                Cell.number(signed(100 * one.effective(), 2), one.effective()),
                Cell.number(signed(one.relative() == null ? null : 100 * one.relative(), 2), one.relative())
                        .titled(one.baseline() == null ? "it has no baseline" : "against " + one.baseline())));
    }

    record View(
            String slope,
            String intercept,
            String determination,
            int fitted,
            int count,
            RawString chart,
            boolean wide,
            Grid runs) {}
}
