package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.percent;
import static org.tarnish.report.html.Numbers.probability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;
import org.tarnish.report.html.Numbers;

/**
 * Methodologies by validation, test, and every further set, with the significance of the difference from the baseline on
 * the clean test images: one row per run.
 */
final class ResultsTable {
    /** Validation and test come before the further sets. */
    private static final int FIRST_SET = 2;

    private final Results results;
    private final List<ConditionGroup> sets;
    private final boolean compared;
    private final Map<NetworkSetup, List<Report.Run>> networks;
    private final Map<String, List<Mean>> values = new HashMap<>();

    ResultsTable(Results results) {
        this.results = results;
        this.networks = NetworkSetup.group(results.runs());
        this.sets = ConditionGroup.sets(results);
        this.compared = results.runs().stream().anyMatch(run -> comparison(run).isPresent());
        results.runs().forEach(run -> values.put(run.id(), means(run)));
    }

    /** Whether any run is compared with a baseline on clean test images. */
    boolean compared() {
        return compared;
    }

    /** The results of one network, and of its methodologies the best, which are null where that says nothing. */
    record Figure(String network, Grid results, TopTables.Figure top) {}

    /** One for each network; for all networks together where there is one methodology alone. */
    List<Figure> figures() {
        if (results.runs().isEmpty()) {
            return List.of();
        }
        if (!results.names().methodologies()) {
            return List.of(new Figure(null, grid("", results.runs()), null));
        }
        var top = new TopTables(results);
        return networks.entrySet().stream()
                .map(group -> new Figure(
                        results.names().heading(group.getKey()),
                        grid(results.names().heading(group.getKey()) + ": ", group.getValue()),
                        top.figure(group.getKey()).orElse(null)))
                .toList();
    }

    private Grid grid(String prefix, List<Report.Run> runs) {
        var heads = new ArrayList<Head>();
        heads.add(Head.words("run"));
        heads.add(Head.number("validation", "best accuracy on the clean validation images"));
        heads.add(Head.number("test", "accuracy on the clean test images"));
        if (compared) {
            heads.add(
                    Head.number(
                            "p",
                            "McNemar's test against the baseline on the clean test images, exact where fewer than 25 images are discordant"));
            heads.add(Head.number("Holm p", "p after Holm's correction over the runs compared with that baseline"));
            heads.add(Head.words("vs. baseline"));
        }
        sets.forEach(set -> heads.add(Head.number(set.name(), set.title())));
        return new Grid(
                prefix + "results of each run in percent",
                Columns.numbered(heads),
                runs.stream().map(this::row).toList());
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
            var line = new ArrayList<Object>(List.of(
                    run.id(),
                    run.architecture(),
                    run.initialization(),
                    run.trainable().label(),
                    run.methodology(),
                    run.seed(),
                    run.bestEpoch()));
            values.get(run.id()).forEach(mean -> line.add(mean.value()));
            var comparison = comparison(run);
            line.add(comparison.map(Report.Comparison::decisiveP).orElse(null));
            line.add(comparison.map(Report.Comparison::holmP).orElse(null));
            line.add(comparison.map(Report.Comparison::stars).orElse(null));
            csv.add(line.toArray());
        }
        return csv.content();
    }

    private Row row(Report.Run run) {
        boolean baseline = run.methodology().equals(Methodologies.BASELINE);
        var cells = new ArrayList<Cell>();
        cells.add(
                results.names().methodologies()
                        ? results.names().cellWithinNetwork(run)
                        : results.names().cell(run));
        for (int column = 0; column < FIRST_SET; column++) {
            cells.add(cell(run, column));
        }
        if (compared) {
            significance(cells, comparison(run), baseline);
        }
        for (int column = FIRST_SET; column < values.get(run.id()).size(); column++) {
            cells.add(cell(run, column));
        }
        return new Row(cells, baseline ? "base" : "");
    }

    private Cell cell(Report.Run run, int column) {
        var mean = values.get(run.id()).get(column);
        var cell = Cell.number(percent(mean.value()), mean.value());
        int all = column < FIRST_SET
                ? 1
                : sets.get(column - FIRST_SET).conditions().size();
        if (mean.exists() && mean.count() < all) {
            cell = cell.noted(mean.count() + " of " + all);
        }
        return isBest(run, column) ? cell.and("best") : cell;
    }

    /** Whether no run of the same network is better and any is worse. */
    private boolean isBest(Report.Run run, int column) {
        var value = values.get(run.id()).get(column).value();
        var others = networks.get(NetworkSetup.of(run)).stream()
                .map(other -> values.get(other.id()).get(column).value())
                .filter(other -> other != null && Double.isFinite(other))
                .toList();
        return value != null
                && others.stream().allMatch(other -> other <= value)
                && others.stream().anyMatch(other -> other < value);
    }

    /** Means for validation, test and each further set, in the order of the columns. */
    private List<Mean> means(Report.Run run) {
        var means = new ArrayList<Mean>();
        means.add(Mean.of(Stream.ofNullable(run.bestValidationAccuracy()).toList()));
        means.add(results.accuracy(run, results.conditions(Family.CLEAN)));
        sets.forEach(set -> means.add(results.accuracy(run, set.conditions())));
        return means;
    }

    private static void significance(List<Cell> cells, Optional<Report.Comparison> comparison, boolean baseline) {
        cells.add(Cell.number(
                probability(comparison.map(Report.Comparison::decisiveP).orElse(null)),
                comparison.map(Report.Comparison::decisiveP).orElse(null)));
        cells.add(Cell.number(
                probability(comparison.map(Report.Comparison::holmP).orElse(null)),
                comparison.map(Report.Comparison::holmP).orElse(null)));
        cells.add(comparison.map(ComparisonTable::verdict).orElseGet(() -> Cell.words(
                        baseline ? "the baseline" : Numbers.NONE)
                .and("quiet")));
    }

    private Optional<Report.Comparison> comparison(Report.Run run) {
        return results.conditions(Family.CLEAN).stream()
                .map(clean -> results.comparison(run, clean))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
