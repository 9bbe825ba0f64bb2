package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.decimals;
import static org.tarnish.report.html.Numbers.percent;

import java.util.List;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** Means and standard deviations over seeds: one row for the runs that differ by seed alone. */
final class SeedTable {
    private final Results results;

    SeedTable(Results results) {
        this.results = results;
    }

    boolean exists() {
        return standings().stream().anyMatch(standing -> standing.runs().size() > 1);
    }

    Grid grid() {
        var heads = List.of(
                Head.words("methodology"),
                Head.number("seeds", "number of runs"),
                Head.number("clean %", "accuracy on the clean test images"),
                Head.number("corrupted %", "mean accuracy over the conditions with corruptions"),
                Head.number("reduced %", "mean accuracy over the conditions with reductions"),
                Head.number("all %", "mean accuracy over the test images in all forms"));
        return new Grid(
                "Means over seeds",
                Columns.numbered(heads),
                standings().stream().map(SeedTable::row).toList());
    }

    private List<Standing> standings() {
        return Standing.of(results);
    }

    private static Row row(Standing standing) {
        return new Row(List.of(
                Cell.name(standing.name(), null, null),
                Cell.number("" + standing.runs().size(), standing.runs().size()),
                cell(standing.clean()),
                cell(standing.corruptions()),
                cell(standing.reductions()),
                cell(standing.all())));
    }

    private static Cell cell(Mean mean) {
        var cell = Cell.number(percent(mean.value()), mean.value());
        return mean.deviation() == null ? cell : cell.noted("± " + decimals(100 * mean.deviation(), 1));
    }
}
