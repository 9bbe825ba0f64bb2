package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import org.tarnish.report.Report;
import org.tarnish.report.html.Grid;

/** McNemar's tests against the baseline. */
final class SignificanceSection implements Section {
    @Override
    public String id() {
        return "comparisons";
    }

    @Override
    public String title() {
        return "Significance";
    }

    @Override
    public Optional<Content> content(Results results) {
        return Optional.of(new Content(
                "sections/comparisons.html", new View(new ComparisonTable(results).grid(), results.hasGivenModels())));
    }

    @Override
    public List<TableFile> files() {
        return List.of(new TableFile(
                "comparisons.csv",
                results -> Csv.of(Report.Comparison.class, results.report().comparisons())));
    }

    record View(Grid comparisons, boolean given) {}
}
