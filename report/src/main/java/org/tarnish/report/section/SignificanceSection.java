package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import org.tarnish.evaluation.pair.PairMeasure;
import org.tarnish.evaluation.pair.PairMeasures;
import org.tarnish.report.Report;
import org.tarnish.report.html.Grid;

/** McNemar's tests against the baseline, and how far apart the two are. */
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
                results -> Csv.of(
                        Report.Comparison.class,
                        results.report().comparisons(),
                        PairMeasures.all().stream().map(PairMeasure::name).toList(),
                        Report.Comparison::measures)));
    }

    record View(Grid comparisons, boolean given) {}
}
