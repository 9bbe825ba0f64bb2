package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/**
 * The five best methodologies of each network by validation and by test accuracy, means over seeds, with the baseline as
 * last row. Shared training, which all of them start from, does not compete; of equals the one that the request names
 * first is ahead.
 */
final class TopTables {
    private static final int BEST = 5;
    private static final int FEWEST = 3;

    private final Results results;
    private final List<ConditionGroup> sets;
    private final List<Standing> standings;

    TopTables(Results results) {
        this.results = results;
        this.standings = Standing.of(results);
        this.sets = ConditionGroup.sets(results);
    }

    /** The tables of one network. */
    record Figure(Grid byValidation, Grid byTest) {}

    /** The tables of a network that has a baseline and at least three methodologies besides. */
    Optional<Figure> figure(Network network) {
        if (baseline(network).isEmpty() || competitors(network).size() < FEWEST) {
            return Optional.empty();
        }
        return Optional.of(new Figure(
                grid(network, "the best by validation", this::validation),
                grid(network, "the best by test", this::test)));
    }

    String csv() {
        var columns = new ArrayList<>(List.of(
                "architecture",
                "initialization",
                "trainable",
                "by",
                "rank",
                "methodology",
                "seeds",
                "validation",
                "test"));
        sets.forEach(set -> columns.add(set.name()));
        var csv = new Csv(columns.toArray(String[]::new));
        for (var network : Network.group(results.runs()).keySet()) {
            lines(csv, network, "validation", this::validation);
            lines(csv, network, "test", this::test);
        }
        return csv.content();
    }

    private void lines(Csv csv, Network network, String by, Function<Standing, Mean> value) {
        int rank = 0;
        for (var standing : best(network, value)) {
            boolean baseline = standing.isOf(Methodologies.BASELINE);
            var values = new ArrayList<Object>();
            values.add(network.architecture());
            values.add(network.initialization());
            values.add(network.trainable().label());
            values.add(by);
            values.add(baseline ? null : Integer.valueOf(++rank));
            values.add(standing.runs().get(0).methodology());
            values.add(standing.runs().size());
            values.add(validation(standing).value());
            values.add(test(standing).value());
            sets.forEach(set -> values.add(accuracy(standing, set.conditions()).value()));
            csv.add(values.toArray());
        }
    }

    private Grid grid(Network network, String label, Function<Standing, Mean> value) {
        var heads = new ArrayList<>(List.of(
                Head.words("methodology"),
                Head.number("validation", "best accuracy on the clean validation images"),
                Head.number("test", "accuracy on the clean test images")));
        sets.forEach(set -> heads.add(Head.number(set.name(), set.title())));
        var rows = best(network, value).stream().map(this::row).toList();
        return new Grid(results.names().heading(network) + ": " + label, Columns.numbered(heads), rows);
    }

    private Row row(Standing standing) {
        var cells = new ArrayList<Cell>();
        int seeds = standing.runs().size();
        cells.add(Cell.name(
                standing.runs().get(0).methodology(), seeds > 1 ? count(seeds) + " seeds" : null, standing.name()));
        cells.add(MeanCell.percent(validation(standing)));
        cells.add(MeanCell.percent(test(standing)));
        sets.forEach(set -> cells.add(MeanCell.percent(accuracy(standing, set.conditions()))));
        return new Row(cells, standing.isOf(Methodologies.BASELINE) ? "base" : "");
    }

    /** The five best, then the baseline. */
    private List<Standing> best(Network network, Function<Standing, Mean> value) {
        var best = new ArrayList<>(competitors(network).stream()
                .filter(standing -> value.apply(standing).exists())
                .sorted(Comparator.comparing(standing -> value.apply(standing).value(), Comparator.reverseOrder()))
                .limit(BEST)
                .toList());
        baseline(network).ifPresent(best::add);
        return best;
    }

    private List<Standing> competitors(Network network) {
        return standings(network).stream()
                .filter(standing -> !standing.isOf(Methodologies.BASELINE) && !standing.isOf(Methodologies.SHARED))
                .toList();
    }

    private Optional<Standing> baseline(Network network) {
        return standings(network).stream()
                .filter(standing -> standing.isOf(Methodologies.BASELINE))
                .findFirst();
    }

    private List<Standing> standings(Network network) {
        return standings.stream()
                .filter(standing -> Network.of(standing.runs().get(0)).equals(network))
                .toList();
    }

    private Mean validation(Standing standing) {
        return Mean.of(standing.runs().stream()
                .map(Report.Run::bestValidationAccuracy)
                .filter(Objects::nonNull)
                .filter(Double::isFinite)
                .toList());
    }

    private Mean test(Standing standing) {
        return accuracy(standing, results.conditions(Family.CLEAN));
    }

    private Mean accuracy(Standing standing, List<Condition> over) {
        return Mean.of(standing.runs().stream().map(run -> results.accuracy(run, over)));
    }
}
