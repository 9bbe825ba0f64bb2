package org.tarnish.reporting.report;

import static org.tarnish.reporting.html.Numbers.count;
import static org.tarnish.reporting.html.Numbers.decimals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.experiment.result.Report;
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
        conditions.forEach(condition -> heads.add(Head.number(condition.name(), "difficulty " + condition.level())));
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

    private List<Condition> conditions() {
        return results.report().conditions().values().stream()
                .filter(condition -> condition.family() == Family.PERTURBATION)
                .toList();
    }

    private Optional<Report.Evaluation> flips(Report.Run run, Condition condition) {
        return results.report().evaluations().stream()
                .filter(evaluation -> evaluation.flips() != null
                        && evaluation.run().equals(run.id())
                        && evaluation.condition().equals(condition.label()))
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
