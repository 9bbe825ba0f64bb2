package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.percent;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** How much of its clean accuracy each run loses to each corruption and reduction, averaged over levels. */
final class DropTable {
    private static final int MOST_LEVEL = 11;

    private final Results results;

    DropTable(Results results) {
        this.results = results;
    }

    boolean exists() {
        return results.report().evaluations().stream().anyMatch(evaluation -> evaluation.relativeDrop() != null);
    }

    Grid grid() {
        var columns = columns();
        var heads = new ArrayList<Head>();
        heads.add(Head.words("run"));
        var kind = columns.size() > MOST_LEVEL ? "n steep" : "n";
        columns.forEach(
                column -> heads.add(Head.number(column.name(), column.title()).as(kind)));
        var rows = new ArrayList<Row>();
        for (var run : results.runs()) {
            var cells = new ArrayList<Cell>();
            cells.add(results.names().cell(run));
            for (var column : columns) {
                var drop = results.drop(run, column.conditions());
                cells.add(Cell.number(percent(drop.value()), drop.value()));
            }
            rows.add(new Row(cells));
        }
        return new Grid("Relative drop of accuracy in percent", Columns.numbered(heads), rows);
    }

    private List<ConditionGroup> columns() {
        var columns = new ArrayList<ConditionGroup>();
        columns.addAll(ConditionGroup.whole(results, Family.CORRUPTION, "all corruptions"));
        columns.addAll(ConditionGroup.byName(results, Family.CORRUPTION));
        columns.addAll(ConditionGroup.whole(results, Family.REDUCTION, "all reductions"));
        columns.addAll(ConditionGroup.byName(results, Family.REDUCTION));
        columns.addAll(ConditionGroup.others(results));
        // Minimal images have none.
        columns.removeIf(column -> results.runs().stream()
                .noneMatch(run -> results.drop(run, column.conditions()).exists()));
        return columns;
    }
}
