package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Numbers;

/** Runs by conditions: accuracy, tinted by how much of it is lost. */
final class AccuracySection implements Section {
    @Override
    public String id() {
        return "accuracy";
    }

    @Override
    public String title() {
        return "Accuracy on every condition";
    }

    @Override
    public Optional<Content> content(Results results) {
        var overview = new AccuracyOverview(results);
        int classes = results.report().dataset().classes().size();
        return Optional.of(new Content(
                "sections/accuracy.html",
                new View(
                        classes == 0 ? "" : Numbers.percent(1.0 / classes),
                        !results.runs().isEmpty(),
                        FrostNote.of(results.report()),
                        overview.exists() ? overview.grid() : null,
                        new AccuracyTable(results).grid())));
    }

    @Override
    public List<TableFile> files() {
        return List.of(new TableFile("evaluations.csv", EvaluationTable::ofImages));
    }

    record View(String guessing, boolean any, String frost, Grid overview, Grid accuracy) {}
}
