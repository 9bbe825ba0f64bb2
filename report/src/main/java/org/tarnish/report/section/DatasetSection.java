package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
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
        return Optional.of(new Content(
                "sections/dataset.html",
                new View(report.dataset(), new ProblemTables(report).images(), notes(report.dataset()))));
    }

    /** What was understood, made and left out, one sentence each. */
    private static List<String> notes(Report.Dataset dataset) {
        var notes = new ArrayList<String>();
        if (!dataset.reading().layout().isEmpty()) {
            notes.add("Read as " + dataset.reading().layout() + ".");
        }
        dataset.reading()
                .made()
                .forEach(split -> notes.add(
                        "It has no " + split.label() + " images of its own; these were made of its other images."));
        dataset.reading().ignored().forEach(files -> notes.add(files.sentence() + "."));
        return notes;
    }

    record View(Report.Dataset dataset, Grid broken, List<String> notes) {}
}
