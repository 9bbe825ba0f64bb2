package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import org.tarnish.report.html.Grid;

/** What the networks are and what training took. */
final class ResourceSection implements Section {
    @Override
    public String id() {
        return "resources";
    }

    @Override
    public String title() {
        return "Resources";
    }

    @Override
    public Optional<Content> content(Results results) {
        if (results.runs().isEmpty()) {
            return Optional.empty();
        }
        var times = new TimeTable(results);
        var resources = new ResourceTable(results);
        return Optional.of(new Content(
                "sections/resources.html",
                new View(
                        resources.sum(),
                        new NetworkTable(results).grid(),
                        times.exists() ? times.grid() : null,
                        resources.exists() ? resources.grid() : null)));
    }

    @Override
    public List<TableFile> files() {
        return List.of(new TableFile("times.csv", results -> new TimeTable(results).csv()));
    }

    record View(String took, Grid networks, Grid times, Grid resources) {}
}
