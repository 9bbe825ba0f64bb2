package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import org.tarnish.report.html.Grid;

/** The share of its clean accuracy that a run loses. */
final class DropSection implements Section {
    @Override
    public String id() {
        return "drops";
    }

    @Override
    public String title() {
        return "Relative drop";
    }

    @Override
    public Optional<Content> content(Results results) {
        var drops = new DropTable(results);
        var byArchitecture = new ArchitectureDrops(results);
        return drops.exists()
                ? Optional.of(new Content(
                        "sections/drops.html",
                        new View(byArchitecture.exists() ? byArchitecture.grid() : null, drops.grid())))
                : Optional.empty();
    }

    @Override
    public List<TableFile> files() {
        return List.of(new TableFile("drops.csv", results -> new ArchitectureDrops(results).csv()));
    }

    record View(Grid architectureDrops, Grid drops) {}
}
