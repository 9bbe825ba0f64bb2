package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** Runs by corruptions and kinds of reduction, each the mean over its levels: for reports with many conditions. */
final class AccuracyOverview {
    private static final int MOST = 30;

    private final Results results;
    private final AccuracyTint tint;
    private final List<ConditionGroup> columns;

    AccuracyOverview(Results results) {
        this.results = results;
        this.tint = AccuracyTint.of(results);
        this.columns = new ArrayList<>(ConditionGroup.byName(results, Family.CLEAN));
        columns.addAll(ConditionGroup.byName(results, Family.CORRUPTION));
        columns.addAll(ConditionGroup.byName(results, Family.REDUCTION));
        columns.addAll(ConditionGroup.others(results));
    }

    /** Whether there are so many conditions that a column for each does not fit a page. */
    boolean exists() {
        return results.conditions().size() > MOST;
    }

    Grid grid() {
        var heads = new ArrayList<>(List.of(Head.words("run")));
        columns.forEach(
                column -> heads.add(Head.number(column.name(), column.title()).as("n steep")));
        var rows = results.runs().stream().map(this::row).toList();
        return new Grid(
                "Accuracy in percent of each run, means over severities and qualities", Columns.numbered(heads), rows);
    }

    private Row row(Report.Run run) {
        var cells = new ArrayList<Cell>();
        cells.add(results.names().cell(run));
        for (var column : columns) {
            var mean = results.accuracy(run, column.conditions());
            var cell = Cell.number(percent(mean.value()), mean.value()).titled(title(run, column));
            cells.add(mean.exists() ? cell.and(tint.kind(mean.value())) : cell);
        }
        return new Row(cells);
    }

    private String title(Report.Run run, ConditionGroup column) {
        return column.conditions().stream()
                .map(condition -> condition.words() + ": "
                        + percent(results.evaluation(run, condition)
                                .map(Report.Evaluation::accuracy)
                                .orElse(null)))
                .collect(Collectors.joining("; "));
    }
}
