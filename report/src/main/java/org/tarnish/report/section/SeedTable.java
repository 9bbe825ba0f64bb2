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
        return groups().stream().anyMatch(group -> group.runs().size() > 1);
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
                groups().stream().map(SeedTable::row).toList());
    }

    private List<RunGroup> groups() {
        return RunGroup.of(results);
    }

    private static Row row(RunGroup group) {
        return new Row(List.of(
                Cell.name(group.name(), null, null),
                Cell.number("" + group.runs().size(), group.runs().size()),
                cell(group.clean()),
                cell(group.corruptions()),
                cell(group.reductions()),
                cell(group.all())));
    }

    private static Cell cell(Mean mean) {
        var cell = Cell.number(percent(mean.value()), mean.value());
        return mean.deviation() == null ? cell : cell.noted("± " + decimals(100 * mean.deviation(), 1));
    }
}
