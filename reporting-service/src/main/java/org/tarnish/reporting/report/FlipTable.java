package org.tarnish.reporting.report;

import static org.tarnish.reporting.html.Numbers.count;
import static org.tarnish.reporting.html.Numbers.decimals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tarnish.experiment.plan.Variant;
import org.tarnish.experiment.result.Report;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.reporting.html.Cell;
import org.tarnish.reporting.html.Grid;
import org.tarnish.reporting.html.Grid.Head;
import org.tarnish.reporting.html.Grid.Row;

/** How often each run changes its mind within the sequences of each perturbation: runs x perturbations. */
final class FlipTable {
    private final Results results;

    FlipTable(Results results) {
        this.results = results;
    }

    boolean exists() {
        return results.report().evaluations().stream().anyMatch(evaluation -> evaluation.flips() != null);
    }

    Grid grid() {
        var conditions = conditions();
        var heads = new ArrayList<Head>();
        heads.add(Head.words("run"));
        conditions.forEach(condition -> heads.add(Head.number(name(condition), "difficulty " + difficulty(condition))));
        heads.add(Head.number("mFP", "plain mean over the perturbations of this table"));
        var rows = new ArrayList<Row>();
        for (var run : results.runs()) {
            var cells = new ArrayList<Cell>();
            cells.add(results.names().cell(run));
            var flips =
                    conditions.stream().map(condition -> flips(run, condition)).toList();
            flips.forEach(one -> cells.add(one.map(FlipTable::cell).orElseGet(() -> percent(null))));
            cells.add(mean(flips));
            rows.add(new Row(cells));
        }
        return new Grid("Flip probability in percent", Columns.numbered(heads), rows);
    }

    private Set<String> conditions() {
        var conditions = new LinkedHashSet<String>();
        var asked = results.report().request().conditions().perturbations();
        if (asked != null) {
            asked.names()
                    .forEach(name -> conditions.add(
                            new Variant.Perturbed(name, 1, asked.difficulty(), SeverityTable.CIFAR, 0).label()));
        }
        results.report().evaluations().stream()
                .filter(evaluation -> evaluation.flips() != null)
                .forEach(evaluation -> conditions.add(evaluation.condition()));
        return conditions;
    }

    private Optional<Report.Evaluation> flips(Report.Run run, String condition) {
        return results.report().evaluations().stream()
                .filter(evaluation -> evaluation.flips() != null
                        && evaluation.run().equals(run.id())
                        && evaluation.condition().equals(condition))
                .findFirst();
    }

    private static Cell cell(Report.Evaluation evaluation) {
        var flips = evaluation.flips();
        return percent(flips.probability())
                .titled(count(flips.sequences()) + " sequences of " + flips.frames() + " frames, of which "
                        + count(evaluation.correct()) + " of " + count(evaluation.total()) + " right");
    }

    private static Cell mean(List<Optional<Report.Evaluation>> flips) {
        var mean = Mean.of(flips.stream()
                .flatMap(Optional::stream)
                .map(evaluation -> evaluation.flips().probability())
                .toList());
        // A mean over fewer perturbations is no lower or higher mFP but another figure.
        return mean.count() == flips.size()
                ? percent(mean.value())
                : percent(null).noted(mean.count() + " of " + flips.size());
    }

    private static Cell percent(Double fraction) {
        return Cell.number(decimals(fraction == null ? null : 100 * fraction, 2), fraction);
    }

    private static String name(String condition) {
        int dash = condition.lastIndexOf("-p");
        return dash < 0 ? condition : condition.substring(0, dash);
    }

    private static String difficulty(String condition) {
        int dash = condition.lastIndexOf("-p");
        return dash < 0 ? "unknown" : condition.substring(dash + 2);
    }

    static String csv(Report report) {
        var csv = new Csv(
                "run", "condition", "sequences", "frames", "flipProbability", "correct", "total", "accuracy", "loss");
        for (var e : report.evaluations()) {
            if (e.flips() != null) {
                csv.add(
                        e.run(),
                        e.condition(),
                        e.flips().sequences(),
                        e.flips().frames(),
                        e.flips().probability(),
                        e.correct(),
                        e.total(),
                        e.accuracy(),
                        e.loss());
            }
        }
        return csv.content();
    }
}
