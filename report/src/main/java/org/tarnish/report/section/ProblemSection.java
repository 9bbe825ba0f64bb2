package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import org.tarnish.report.Report;
import org.tarnish.report.html.Grid;

/** What failed or was skipped, and why. */
final class ProblemSection implements Section {
    @Override
    public String id() {
        return "problems";
    }

    @Override
    public String title() {
        return "What is missing";
    }

    @Override
    public boolean warns() {
        return true;
    }

    @Override
    public Optional<Content> content(Results results) {
        var report = results.report();
        return report.problems().isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "sections/problems.html", new View(report.tasks(), new ProblemTables(report).tasks())));
    }

    @Override
    public List<TableFile> files() {
        return List.of(new TableFile(
                "problems.csv",
                results -> Csv.of(Report.Problem.class, results.report().problems())));
    }

    record View(Report.Tasks tasks, Grid problems) {}
}
