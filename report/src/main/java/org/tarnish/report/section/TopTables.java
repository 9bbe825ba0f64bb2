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
    private final List<RunGroup> groups;

    TopTables(Results results) {
        this.results = results;
        this.groups = RunGroup.of(results);
        this.sets = ConditionGroup.sets(results);
    }

    /** The tables of one network. */
    record Figure(Grid byValidation, Grid byTest) {}

    /** The tables of a network that has a baseline and at least three methodologies besides. */
    Optional<Figure> figure(NetworkSetup network) {
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
        for (var network : NetworkSetup.group(results.runs()).keySet()) {
            lines(csv, network, "validation", this::validation);
            lines(csv, network, "test", this::test);
        }
        return csv.content();
    }

    private void lines(Csv csv, NetworkSetup network, String by, Function<RunGroup, Mean> value) {
        int rank = 0;
        for (var group : best(network, value)) {
            boolean baseline = group.isOf(Methodologies.BASELINE);
            var values = new ArrayList<Object>();
            values.add(network.architecture());
            values.add(network.initialization());
            values.add(network.trainable().label());
            values.add(by);
            values.add(baseline ? null : Integer.valueOf(++rank));
            values.add(group.runs().get(0).methodology());
            values.add(group.runs().size());
            values.add(validation(group).value());
            values.add(test(group).value());
            sets.forEach(set -> values.add(accuracy(group, set.conditions()).value()));
            csv.add(values.toArray());
        }
    }

    private Grid grid(NetworkSetup network, String label, Function<RunGroup, Mean> value) {
        var heads = new ArrayList<>(List.of(
                Head.words("methodology"),
                Head.number("validation", "best accuracy on the clean validation images"),
                Head.number("test", "accuracy on the clean test images")));
        sets.forEach(set -> heads.add(Head.number(set.name(), set.title())));
        var rows = best(network, value).stream().map(this::row).toList();
        return new Grid(results.names().heading(network) + ": " + label, Columns.numbered(heads), rows);
    }

    private Row row(RunGroup group) {
        var cells = new ArrayList<Cell>();
        int seeds = group.runs().size();
        cells.add(
                Cell.name(group.runs().get(0).methodology(), seeds > 1 ? count(seeds) + " seeds" : null, group.name()));
        cells.add(MeanCell.percent(validation(group)));
        cells.add(MeanCell.percent(test(group)));
        sets.forEach(set -> cells.add(MeanCell.percent(accuracy(group, set.conditions()))));
        return new Row(cells, group.isOf(Methodologies.BASELINE) ? "base" : "");
    }

    /** The five best, then the baseline. */
    private List<RunGroup> best(NetworkSetup network, Function<RunGroup, Mean> value) {
        var best = new ArrayList<>(competitors(network).stream()
                .filter(group -> value.apply(group).exists())
                .sorted(Comparator.comparing(group -> value.apply(group).value(), Comparator.reverseOrder()))
                .limit(BEST)
                .toList());
        baseline(network).ifPresent(best::add);
        return best;
    }

    private List<RunGroup> competitors(NetworkSetup network) {
        return groups(network).stream()
                .filter(group -> !group.isOf(Methodologies.BASELINE) && !group.isOf(Methodologies.SHARED))
                .toList();
    }

    private Optional<RunGroup> baseline(NetworkSetup network) {
        return groups(network).stream()
                .filter(group -> group.isOf(Methodologies.BASELINE))
                .findFirst();
    }

    private List<RunGroup> groups(NetworkSetup network) {
        return groups.stream()
                .filter(group -> NetworkSetup.of(group.runs().get(0)).equals(network))
                .toList();
    }

    private Mean validation(RunGroup group) {
        return Mean.of(group.runs().stream()
                .map(Report.Run::bestValidationAccuracy)
                .filter(Objects::nonNull)
                .filter(Double::isFinite)
                .toList());
    }

    private Mean test(RunGroup group) {
        return accuracy(group, results.conditions(Family.CLEAN));
    }

    private Mean accuracy(RunGroup group, List<Condition> over) {
        return Mean.of(group.runs().stream().map(run -> results.accuracy(run, over)));
    }
}
