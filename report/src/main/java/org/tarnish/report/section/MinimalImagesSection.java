package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import org.tarnish.report.Report;
import org.tarnish.report.html.Grid;

/** How little of an image each run needs. */
final class MinimalImagesSection implements Section {
    @Override
    public String id() {
        return "entropy";
    }

    @Override
    public String title() {
        return "Minimal images";
    }

    @Override
    public Optional<Content> content(Results results) {
        if (results.report().entropy().isEmpty()) {
            return Optional.empty();
        }
        var entropy = new EntropyTables(results);
        var comparisons = new EntropyComparisonTable(results);
        return Optional.of(new Content(
                "sections/minimal-images.html",
                new View(
                        entropy.measures(),
                        entropy.means(),
                        entropy.figures(),
                        entropy.grid(),
                        comparisons.exists() ? comparisons.grid() : null)));
    }

    @Override
    public List<TableFile> files() {
        return List.of(
                new TableFile(
                        "entropy.csv",
                        results -> Csv.of(Report.Entropy.class, results.report().entropy())),
                new TableFile(
                        "entropy-comparisons.csv",
                        results -> Csv.of(
                                Report.EntropyComparison.class, results.report().entropyComparisons())));
    }

    record View(
            String measures,
            Grid entropyMeans,
            List<EntropyTables.Figure> boxes,
            Grid entropy,
            Grid entropyComparisons) {}
}
