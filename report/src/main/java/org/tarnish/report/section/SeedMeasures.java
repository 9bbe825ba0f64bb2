package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.decimals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.aggregate.Aggregates;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** Means and sample standard deviations over seeds of every metric on every condition, and of every aggregate. */
final class SeedMeasures {
    private final Results results;
    private final List<RunGroup> groups;

    SeedMeasures(Results results) {
        this.results = results;
        this.groups = RunGroup.of(results);
    }

    /** Metrics on clean images, then aggregates, those that any run has: one row for the runs that differ by seed alone. */
    Grid grid() {
        var columns = new ArrayList<Column>();
        Metrics.suiting(new Condition.Clean())
                .forEach(metric ->
                        columns.add(new Column(metric.measure(), metric(metric.name(), new Condition.Clean()))));
        Aggregates.all()
                .forEach(aggregate -> columns.add(new Column(aggregate.measure(), aggregate(aggregate.name()))));
        columns.removeIf(
                column -> groups.stream().noneMatch(group -> column.mean(group).exists()));
        var heads = new ArrayList<>(List.of(Head.words("methodology"), Head.number("seeds", "number of runs")));
        columns.forEach(column -> heads.add(
                Head.number(column.measure().heading(), column.measure().explanation())));
        return new Grid(
                "Measures over seeds",
                Columns.numbered(heads),
                groups.stream().map(group -> row(group, columns)).toList());
    }

    /** A line for each measure, condition and group; no condition for an aggregate. */
    String csv() {
        var csv = new Csv("group", "condition", "measure", "seeds", "mean", "deviation");
        for (var group : groups) {
            for (var condition : results.report().conditions().values()) {
                Metrics.suiting(condition)
                        .forEach(metric -> add(
                                csv,
                                group,
                                condition.label(),
                                new Column(metric.measure(), metric(metric.name(), condition))));
            }
            Aggregates.all()
                    .forEach(aggregate ->
                            add(csv, group, null, new Column(aggregate.measure(), aggregate(aggregate.name()))));
        }
        return csv.content();
    }

    private static void add(Csv csv, RunGroup group, String condition, Column column) {
        var mean = column.mean(group);
        if (mean.exists()) {
            csv.add(group.name(), condition, column.measure().name(), mean.count(), mean.value(), mean.deviation());
        }
    }

    /** A measure and its value of a run. */
    private record Column(Measure measure, Function<Report.Run, Optional<Double>> value) {
        Mean mean(RunGroup group) {
            return Mean.of(group.runs().stream()
                    .map(value)
                    .flatMap(Optional::stream)
                    .filter(Double::isFinite)
                    .toList());
        }
    }

    private Function<Report.Run, Optional<Double>> metric(String name, Condition condition) {
        return run -> results.value(run, condition, name);
    }

    private Function<Report.Run, Optional<Double>> aggregate(String name) {
        return run ->
                results.aggregated(run, name).map(Report.Aggregated::value).filter(Objects::nonNull);
    }

    private static Row row(RunGroup group, List<Column> columns) {
        var cells = new ArrayList<>(List.of(
                Cell.name(group.name(), null, null),
                Cell.number("" + group.runs().size(), group.runs().size())));
        columns.forEach(column -> cells.add(cell(column.measure(), column.mean(group))));
        return new Row(cells);
    }

    private static Cell cell(Measure measure, Mean mean) {
        var cell = MeasureWords.number(measure, mean.value());
        return mean.deviation() == null
                ? cell
                : cell.noted("± " + decimals(measure.unit().shown() * mean.deviation(), measure.decimals()));
    }
}
