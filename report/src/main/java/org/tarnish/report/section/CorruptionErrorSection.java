package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import org.tarnish.report.Report;

/** What errors on corrupted images come to, as the literature counts them. */
final class CorruptionErrorSection implements Section {
    @Override
    public String id() {
        return "corruption-errors";
    }

    @Override
    public String title() {
        return "Corruption errors";
    }

    @Override
    public Optional<Content> content(Results results) {
        var table = new CorruptionErrorTable(results);
        return table.exists()
                ? Optional.of(Content.table(
                        "Errors on corrupted images as the literature counts them: over the 15 main corruptions at all"
                                + " five severities, or none; the four extra ones apart. The mean is CIFAR-10-C's, not"
                                + " normalized. mCE and relative mCE divide by the reference's errors: "
                                + table.scope() + ".",
                        table.grid()))
                : Optional.empty();
    }

    @Override
    public List<TableFile> files() {
        return List.of(
                new TableFile("corruption-errors.csv", results -> CorruptionErrorTable.csv(results.report())),
                new TableFile(
                        "aggregates.csv",
                        results ->
                                Csv.of(Report.Aggregated.class, results.report().aggregates())));
    }
}
