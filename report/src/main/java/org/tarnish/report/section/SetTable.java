package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.evaluation.metric.Metric;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** Runs by metrics, each on sets of images: means over those of a set's conditions where the metric has a value. */
final class SetTable {
    private final Results results;
    private final List<Metric> metrics;

    /**
     * @param metrics names of the catalogue's; those that no run has a value of are left out
     */
    SetTable(Results results, List<String> metrics) {
        this.results = results;
        this.metrics =
                metrics.stream().filter(results::shows).map(Metrics::named).toList();
    }

    /** Whether there is a value of any of the metrics. */
    boolean exists() {
        return !metrics.isEmpty();
    }

    /** What the metrics say, in the order of columns. */
    List<MeasureWords.Said> measures() {
        return metrics.stream()
                .map(metric -> MeasureWords.titled(metric.measure()))
                .toList();
    }

    /** For each metric a column for each set. */
    Grid grid(String label, List<ConditionGroup> sets) {
        var upper = new ArrayList<Head>();
        var lower = new ArrayList<Head>();
        upper.add(Head.words("run").down(2));
        for (var metric : metrics) {
            var measure = metric.measure();
            upper.add(new Head(measure.heading(), measure.explanation(), "over start", sets.size(), 1, -1));
            for (int i = 0; i < sets.size(); i++) {
                lower.add(Head.number(sets.get(i).name(), sets.get(i).title())
                        .as(i == 0 ? "n start" : "n")
                        .at(lower.size() + 1));
            }
        }
        var rows = results.runs().stream().map(run -> row(run, sets)).toList();
        return new Grid(label, List.of(upper, lower), rows);
    }

    private Row row(Report.Run run, List<ConditionGroup> sets) {
        var cells = new ArrayList<Cell>();
        cells.add(results.names().cell(run));
        for (var metric : metrics) {
            for (int i = 0; i < sets.size(); i++) {
                var cell = cell(metric, run, sets.get(i));
                cells.add(i == 0 ? cell.and("start") : cell);
            }
        }
        return new Row(cells);
    }

    private Cell cell(Metric metric, Report.Run run, ConditionGroup set) {
        var mean = mean(metric, run, set);
        var cell = MeasureWords.number(metric.measure(), mean.value());
        return mean.count() == set.conditions().size()
                ? cell.titled(set.title())
                : cell.titled(mean.count() + " of " + set.conditions().size() + " conditions have a value");
    }

    private Mean mean(Metric metric, Report.Run run, ConditionGroup set) {
        return results.finiteMean(run, set.conditions(), metric.name());
    }

    /** A line for each run and set, with a column for each of the metrics, whether there is a value of it or not. */
    static String csv(Results results, List<String> names) {
        var columns = new ArrayList<>(List.of("run", "images", "conditions"));
        columns.addAll(names);
        var csv = new Csv(columns.toArray(String[]::new));
        for (var run : results.runs()) {
            ImageSets.of(results).forEach(set -> line(csv, results, run, set, set.name(), names));
            ImageSets.severities(results)
                    .forEach(set -> line(csv, results, run, set, "corrupted, severity " + set.name(), names));
        }
        return csv.content();
    }

    private static void line(
            Csv csv, Results results, Report.Run run, ConditionGroup set, String name, List<String> names) {
        var values =
                new ArrayList<Object>(List.of(run.id(), name, set.conditions().size()));
        names.forEach(metric ->
                values.add(results.finiteMean(run, set.conditions(), metric).value()));
        csv.add(values.toArray());
    }
}
