package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;

/** How each methodology evolves, epoch by epoch. */
final class CurveSection implements Section {
    @Override
    public String id() {
        return "curves";
    }

    @Override
    public String title() {
        return "Learning curves";
    }

    @Override
    public Optional<Content> content(Results results) {
        var figures = new CurveCharts(results).figures();
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content("sections/curves.html", new View(figures)));
    }

    @Override
    public List<TableFile> files() {
        return List.of(
                new TableFile("epochs.csv", results -> EpochTables.epochs(results.report())),
                new TableFile("curves.csv", results -> EpochTables.curves(results.report())));
    }

    record View(List<CurveCharts.Figure> curves) {}
}
