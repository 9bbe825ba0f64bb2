package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;

/** Means and deviations over runs that differ by seed alone. */
final class SeedSection implements Section {
    @Override
    public String id() {
        return "seeds";
    }

    @Override
    public String title() {
        return "Over seeds";
    }

    @Override
    public Optional<Content> content(Results results) {
        var table = new SeedTable(results);
        return table.exists()
                ? Optional.of(Content.tables(
                        List.of(
                                "Mean and sample standard deviation over runs that differ by seed alone; seeds.csv has every"
                                        + " metric on every condition."),
                        List.of(
                                new Content.Titled(null, table.grid()),
                                new Content.Titled(
                                        "Every metric on clean images, and what it comes to over conditions",
                                        new SeedMeasures(results).grid()))))
                : Optional.empty();
    }

    @Override
    public List<TableFile> files() {
        return List.of(new TableFile("seeds.csv", results -> new SeedMeasures(results).csv()));
    }
}
