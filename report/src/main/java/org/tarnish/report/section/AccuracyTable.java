package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.count;
import static org.tarnish.report.html.Numbers.decimals;
import static org.tarnish.report.html.Numbers.percent;
import static org.tarnish.report.html.Numbers.probability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tarnish.evaluation.metric.Loss;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;
import org.tarnish.report.html.Numbers;

/** Runs x conditions, tinted by how much accuracy is lost; the best of a column is bold where several runs compete. */
final class AccuracyTable {
    private final Results results;
    private final AccuracyTint tint;

    AccuracyTable(Results results) {
        this.results = results;
        this.tint = AccuracyTint.of(results);
    }

    Grid grid() {
        var rows = new ArrayList<Row>();
        for (var run : results.runs()) {
            var cells = new ArrayList<Cell>();
            cells.add(results.names().cell(run));
            for (var condition : results.conditions()) {
                cells.add(results.evaluation(run, condition)
                        .map(evaluation -> cell(run, condition, evaluation))
                        .orElseGet(() -> Cell.number(Numbers.NONE, null).titled("no result for " + condition.words())));
            }
            rows.add(new Row(cells));
        }
        return new Grid("Accuracy in percent of each run on each condition", heads(), rows);
    }

    private List<List<Head>> heads() {
        var upper = new ArrayList<Head>();
        var lower = new ArrayList<Head>();
        upper.add(Head.words("run").down(2));
        var conditions = results.conditions();
        for (int i = 0; i < conditions.size(); ) {
            var condition = conditions.get(i);
            if (condition.level().isEmpty()) {
                upper.add(Head.number(condition.name(), condition.words())
                        .as("n start")
                        .down(2)
                        .at(++i));
                continue;
            }
            int start = i;
            while (i < conditions.size() && sameName(conditions.get(i), condition)) {
                lower.add(
                        Head.number(conditions.get(i).level(), conditions.get(i).words())
                                .as(i == start ? "n start" : "n")
                                .at(++i));
            }
            upper.add(Head.over(condition.name(), i - start).as("over start"));
        }
        return lower.isEmpty() ? List.of(upper) : List.of(upper, lower);
    }

    private Cell cell(Report.Run run, Condition condition, Report.Evaluation evaluation) {
        var comparison = results.comparison(run, condition);
        var cell = Cell.number(percent(evaluation.accuracy()), evaluation.accuracy())
                .titled(title(condition, evaluation, comparison))
                .marked(comparison.map(Report.Comparison::stars).orElse(null))
                .and(tint.kind(evaluation.accuracy()));
        return isBest(condition, evaluation) ? cell.and("best") : cell;
    }

    private static String title(
            Condition condition, Report.Evaluation evaluation, Optional<Report.Comparison> comparison) {
        var text = condition.words() + ": " + count(evaluation.correct()) + " of " + count(evaluation.total())
                + " right, 95 % interval " + percent(evaluation.low()) + " to " + percent(evaluation.high())
                + " %, loss " + decimals(evaluation.metric(Loss.NAME), 3);
        return text
                + comparison
                        .map(c -> "; against the baseline p = " + probability(c.p()))
                        .orElse("");
    }

    private boolean isBest(Condition condition, Report.Evaluation evaluation) {
        return results.runs().size() > 1
                && results.runs().stream()
                        .map(run -> results.evaluation(run, condition))
                        .flatMap(Optional::stream)
                        .allMatch(other -> other.accuracy() <= evaluation.accuracy());
    }

    private static boolean sameName(Condition one, Condition other) {
        return one.family() == other.family()
                && one.name().equals(other.name())
                && !one.level().isEmpty();
    }
}
