package org.tarnish.report.section;

import java.util.LinkedHashMap;
import java.util.List;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** Where the weights of each network began: one row for each architecture and initialization. */
final class OriginTable {
    private final Report report;

    OriginTable(Report report) {
        this.report = report;
    }

    /** Whether any weights came from a file; that all began at random needs no table. */
    boolean exists() {
        return report.runs().stream()
                .anyMatch(run -> run.origin() != null && run.origin().sha256() != null);
    }

    Grid grid() {
        var rows = new LinkedHashMap<List<String>, Row>();
        for (var run : report.runs()) {
            if (run.origin() != null) {
                rows.putIfAbsent(List.of(run.architecture(), run.initialization()), row(run));
            }
        }
        var heads = List.of(
                Head.words("network"), Head.words("initialization"), Head.words("beginning"), Head.words("SHA-256"));
        return new Grid("Where runs begin", Columns.numbered(heads), List.copyOf(rows.values()));
    }

    private Row row(Report.Run run) {
        var origin = run.origin();
        int classes = report.dataset().classes().size();
        return new Row(List.of(
                Cell.name(run.architecture(), null, null),
                Cell.words(run.initialization()),
                Cell.words(run.isGiven() ? origin.source() : origin.sentence(classes))
                        .and("long"),
                Cell.words(origin.sha256() == null ? "" : origin.sha256()).and("code")));
    }
}
