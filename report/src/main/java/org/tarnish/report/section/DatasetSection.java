package org.tarnish.report.section;

import java.util.Optional;
import org.tarnish.report.Report;
import org.tarnish.report.html.Grid;

/** Where images come from, their classes, and the files that could not be read. */
final class DatasetSection implements Section {
    @Override
    public String id() {
        return "dataset";
    }

    @Override
    public String title() {
        return "Data set";
    }

    @Override
    public Optional<Content> content(Results results) {
        var report = results.report();
        return Optional.of(
                new Content("sections/dataset.html", new View(report.dataset(), new ProblemTables(report).images())));
    }

    record View(Report.Dataset dataset, Grid broken) {}
}
