package org.tarnish.report.section;

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
                ? Optional.of(Content.table(
                        "Mean and sample standard deviation over runs that differ by seed alone.", table.grid()))
                : Optional.empty();
    }
}
