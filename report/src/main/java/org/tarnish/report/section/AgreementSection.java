package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.decimals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.pair.PairMeasure;
import org.tarnish.evaluation.pair.PairMeasures;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** How alike runs and their baselines are on clean images: measures of two runs. */
final class AgreementSection implements Section {
    @Override
    public String id() {
        return "agreement";
    }

    @Override
    public String title() {
        return "Agreement with the baseline";
    }

    @Override
    public Optional<Content> content(Results results) {
        var comparisons = results.report().comparisons().stream()
                .filter(comparison -> comparison.condition().equals(Condition.CLEAN)
                        && !comparison.measures().isEmpty())
                .toList();
        return comparisons.isEmpty()
                ? Optional.empty()
                : Optional.of(Content.table(
                        "How alike each run and its baseline are on the clean test images; comparisons.csv has the same on"
                                + " every condition. A kappa of 1 is full agreement, 0 what chance would give.",
                        grid(results, comparisons)));
    }

    private static Grid grid(Results results, List<Report.Comparison> comparisons) {
        var heads = new ArrayList<>(List.of(Head.words("run"), Head.words("against")));
        PairMeasures.all()
                .forEach(measure -> heads.add(Head.number(
                        measure.measure().heading(), measure.measure().explanation())));
        return new Grid(
                "Agreement with the baseline",
                Columns.numbered(heads),
                comparisons.stream().map(one -> row(results, one)).toList());
    }

    private static Row row(Results results, Report.Comparison comparison) {
        var named = Stream.of(
                results.run(comparison.run())
                        .map(results.names()::cell)
                        .orElseGet(() -> Cell.name(comparison.run(), null, null)),
                Cell.words(results.names().name(comparison.baseline())));
        return new Row(Stream.concat(
                        named,
                        PairMeasures.all().stream()
                                .map(PairMeasure::measure)
                                .map(measure -> cell(measure, comparison.measure(measure.name()))))
                .toList());
    }

    private static Cell cell(Measure measure, Double value) {
        return Cell.number(decimals(value == null ? null : measure.unit().shown() * value, measure.decimals()), value);
    }
}
