package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.count;
import static org.tarnish.report.html.Numbers.decimals;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.aggregate.Aggregate;
import org.tarnish.evaluation.aggregate.Aggregates;
import org.tarnish.evaluation.metric.Metric;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/**
 * Runs by conditions: the values of one metric, then the aggregates over them. Where there are more conditions than fit a
 * page, those that differ by level alone share a column with their mean.
 */
final class MetricTable {
    private static final int MOST = 30;

    private final Results results;
    private final Metric metric;
    private final List<ConditionGroup> columns;
    private final List<Aggregate> aggregates;

    MetricTable(Results results, Metric metric) {
        this.results = results;
        this.metric = metric;
        var conditions = results.report().conditions().values().stream()
                .filter(condition -> results.runs().stream()
                        .anyMatch(run ->
                                results.value(run, condition, metric.name()).isPresent()))
                .toList();
        this.columns = conditions.size() > MOST ? ConditionGroup.byName(conditions) : ConditionGroup.each(conditions);
        this.aggregates = Aggregates.over(metric.name()).stream()
                .filter(aggregate -> results.runs().stream().anyMatch(run -> results.aggregated(run, aggregate.name())
                        .isPresent()))
                .toList();
    }

    /** Whether the metric has a value of any run. */
    boolean exists() {
        return !columns.isEmpty();
    }

    Grid grid() {
        var heads = new ArrayList<Head>();
        heads.add(Head.words("run"));
        columns.forEach(column -> heads.add(Head.number(column.name(), column.title())));
        aggregates.forEach(aggregate -> heads.add(
                Head.number(aggregate.measure().title(), aggregate.measure().explanation())));
        var rows = results.runs().stream().map(this::row).toList();
        return new Grid(metric.measure().heading(), Columns.numbered(heads), rows);
    }

    private Row row(Report.Run run) {
        var cells = new ArrayList<Cell>();
        cells.add(results.names().cell(run));
        columns.forEach(column -> cells.add(cell(run, column)));
        aggregates.forEach(aggregate -> cells.add(results.aggregated(run, aggregate.name())
                .map(aggregated -> cell(aggregate.measure(), aggregated))
                .orElseGet(() -> Cell.number(decimals(null, 0), null))));
        return new Row(cells);
    }

    private Cell cell(Report.Run run, ConditionGroup column) {
        var mean = results.mean(run, column.conditions(), metric.name());
        return MeasureWords.number(metric.measure(), mean.value()).titled(title(run, column.conditions()));
    }

    private String title(Report.Run run, List<Condition> conditions) {
        if (conditions.size() > 1) {
            return "mean over " + conditions.size() + " conditions";
        }
        return results.evaluation(run, conditions.get(0))
                .map(evaluation -> images(evaluation) + ", of which " + count(evaluation.correct()) + " of "
                        + count(evaluation.total()) + " right")
                .orElse("no result");
    }

    private static String images(Report.Evaluation evaluation) {
        return evaluation.sequences() == null
                ? count(evaluation.total()) + " images"
                : count(evaluation.sequences()) + " sequences of " + evaluation.frames() + " frames";
    }

    private static Cell cell(Measure measure, Report.Aggregated aggregated) {
        var cell = MeasureWords.number(measure, aggregated.value());
        return aggregated.there() < aggregated.needed()
                ? cell.noted(aggregated.there() + " of " + aggregated.needed())
                        .titled("conditions that were evaluated, of those it takes")
                : cell;
    }
}
