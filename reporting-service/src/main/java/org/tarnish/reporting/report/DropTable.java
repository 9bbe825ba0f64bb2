package org.tarnish.reporting.report;

import static org.tarnish.reporting.html.Numbers.percent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.reporting.html.Cell;
import org.tarnish.reporting.html.Grid;
import org.tarnish.reporting.html.Grid.Head;
import org.tarnish.reporting.html.Grid.Row;
import org.tarnish.reporting.report.Condition.Family;

/** How much of its clean accuracy each run loses to each corruption and reduction, averaged over levels. */
final class DropTable {
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
        columns.forEach((name, conditions) -> heads.add(Head.number(
                name,
                conditions.size() == 1 ? conditions.get(0).words() : "mean over " + conditions.size() + " levels")));
        var rows = new ArrayList<Row>();
        for (var run : results.runs()) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.name(run.methodology(), results.names().context(run), run.id()));
            for (var conditions : columns.values()) {
                var drop = results.drop(run, conditions);
                cells.add(Cell.number(percent(drop.value()), drop.value()));
            }
            rows.add(new Row(cells));
        }
        return new Grid("Relative drop of accuracy in percent", Columns.numbered(heads), rows);
    }

    private Map<String, List<Condition>> columns() {
        var columns = new LinkedHashMap<String, List<Condition>>();
        family(columns, Family.CORRUPTION, "all corruptions");
        family(columns, Family.REDUCTION, "all reductions");
        family(columns, Family.OTHER, null);
        return columns;
    }

    private void family(Map<String, List<Condition>> columns, Family family, String all) {
        var conditions = results.conditions(family);
        if (conditions.isEmpty()) {
            return;
        }
        if (all != null) {
            columns.put(all, conditions);
        }
        for (var condition : conditions) {
            columns.computeIfAbsent(condition.name(), name -> new ArrayList<>()).add(condition);
        }
    }
}
