package org.tarnish.report.section;

import java.util.List;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** What is missing: tasks that failed or were skipped, and images that could not be read. */
final class ProblemTables {
    private final Report report;

    ProblemTables(Report report) {
        this.report = report;
    }

    Grid tasks() {
        var heads = List.of(Head.words("what"), Head.words("ended"), Head.words("reason"), Head.words("task"));
        var rows = report.problems().stream()
                .map(problem -> new Row(List.of(
                        Cell.name(problem.what(), null, null).and("long"),
                        Cell.words(problem.kind()),
                        Cell.words(problem.reason()).and("long"),
                        Cell.words(problem.task()).and("code"))))
                .toList();
        return new Grid("Failed and skipped tasks", Columns.numbered(heads), rows);
    }

    Grid images() {
        var rows = report.dataset().broken().stream()
                .map(broken -> new Row(List.of(
                        Cell.name(broken.file(), null, null).and("code"),
                        Cell.words(broken.reason()).and("long"))))
                .toList();
        return new Grid("Broken images", Columns.numbered(List.of(Head.words("file"), Head.words("reason"))), rows);
    }
}
