package org.tarnish.reporting.report;

import static org.tarnish.reporting.html.Numbers.percent;
import static org.tarnish.reporting.html.Numbers.probability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.result.Report;
import org.tarnish.reporting.html.Cell;
import org.tarnish.reporting.html.Grid;
import org.tarnish.reporting.html.Grid.Head;
import org.tarnish.reporting.html.Grid.Row;
import org.tarnish.reporting.html.Numbers;
import org.tarnish.reporting.report.Condition.Family;

/**
 * Methodologies by validation, test, and every further set, with the significance of the difference from the baseline on
 * the clean test images: one row per run.
 */
final class ResultsTable {
    private final Results results;
    private final List<ConditionGroup> sets;
    private final boolean compared;

    ResultsTable(Results results) {
        this.results = results;
        this.sets = ConditionGroup.sets(results);
        this.compared = results.runs().stream().anyMatch(run -> comparison(run).isPresent());
    }

    /** Whether any run is compared with a baseline on clean test images. */
    boolean compared() {
        return compared;
    }

    Grid grid() {
        var heads = new ArrayList<Head>();
        heads.add(Head.words("run"));
        heads.add(Head.number("validation", "best accuracy on the clean validation images"));
        heads.add(Head.number("test", "accuracy on the clean test images"));
        sets.forEach(set -> heads.add(Head.number(set.name(), set.title())));
        if (compared) {
            heads.add(Head.number("p", "McNemar's test against the baseline on the clean test images"));
            heads.add(Head.number("Holm p", "p after Holm's correction over the runs compared with that baseline"));
            heads.add(Head.words("vs. baseline"));
        }
        return new Grid(
                "Results of each run in percent",
                Columns.numbered(heads),
                results.runs().stream().map(this::row).toList());
    }

    String csv() {
        var columns = new ArrayList<>(List.of(
                "run",
                "architecture",
                "initialization",
                "trainable",
                "methodology",
                "seed",
                "bestEpoch",
                "validation",
                "test"));
        sets.forEach(set -> columns.add(set.name()));
        columns.addAll(List.of("p", "holmP", "stars"));
        var csv = new Csv(columns.toArray(String[]::new));
        for (var run : results.runs()) {
            var values = new ArrayList<Object>(List.of(
                    run.id(),
                    run.architecture(),
                    run.initialization(),
                    run.trainable().label(),
                    run.methodology(),
                    run.seed(),
                    run.bestEpoch(),
                    run.bestValidationAccuracy()));
            values.add(results.accuracy(run, results.conditions(Family.CLEAN)).value());
            sets.forEach(
                    set -> values.add(results.accuracy(run, set.conditions()).value()));
            var comparison = comparison(run);
            values.add(comparison.map(Report.Comparison::p).orElse(null));
            values.add(comparison.map(Report.Comparison::holmP).orElse(null));
            values.add(comparison.map(Report.Comparison::stars).orElse(null));
            csv.add(values.toArray());
        }
        return csv.content();
    }

    private Row row(Report.Run run) {
        boolean baseline = run.methodology().equals(Methodologies.BASELINE);
        var cells = new ArrayList<Cell>();
        cells.add(Cell.name(run.methodology(), results.names().context(run), run.id()));
        cells.add(best(
                Cell.number(percent(run.bestValidationAccuracy()), run.bestValidationAccuracy()),
                run.bestValidationAccuracy(),
                rivals(run).map(Report.Run::bestValidationAccuracy)));
        cells.add(accuracy(run, results.conditions(Family.CLEAN)));
        sets.forEach(set -> cells.add(accuracy(run, set.conditions())));
        if (compared) {
            significance(cells, comparison(run), baseline);
        }
        return new Row(cells, baseline ? "base" : "");
    }

    private Cell accuracy(Report.Run run, List<Condition> over) {
        var mean = results.accuracy(run, over);
        var cell = Cell.number(percent(mean.value()), mean.value());
        if (mean.exists() && mean.count() < over.size()) {
            cell = cell.noted(mean.count() + " of " + over.size());
        }
        return best(
                cell,
                mean.value(),
                rivals(run).map(rival -> results.accuracy(rival, over)).map(Mean::value));
    }

    private static void significance(List<Cell> cells, Optional<Report.Comparison> comparison, boolean baseline) {
        cells.add(Cell.number(
                probability(comparison.map(Report.Comparison::p).orElse(null)),
                comparison.map(Report.Comparison::p).orElse(null)));
        cells.add(Cell.number(
                probability(comparison.map(Report.Comparison::holmP).orElse(null)),
                comparison.map(Report.Comparison::holmP).orElse(null)));
        cells.add(comparison.map(ComparisonTable::verdict).orElseGet(() -> Cell.words(
                        baseline ? "the baseline" : Numbers.NONE)
                .and("quiet")));
    }

    /** The other runs of the same network. */
    private Stream<Report.Run> rivals(Report.Run run) {
        return results.runs().stream().filter(other -> Network.of(other).equals(Network.of(run)) && other != run);
    }

    /** The cell, bold if no rival is better and any is worse. */
    private static Cell best(Cell cell, Double value, Stream<Double> rivals) {
        var others =
                rivals.filter(other -> other != null && Double.isFinite(other)).toList();
        boolean best = value != null
                && others.stream().allMatch(other -> other <= value)
                && others.stream().anyMatch(other -> other < value);
        return best ? cell.and("best") : cell;
    }

    private Optional<Report.Comparison> comparison(Report.Run run) {
        return results.conditions(Family.CLEAN).stream()
                .map(clean -> results.comparison(run, clean))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
