package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.count;
import static org.tarnish.report.html.Numbers.decimals;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.report.Report;
import org.tarnish.report.chart.Box;
import org.tarnish.report.chart.BoxPlot;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;
import org.tarnish.report.html.Numbers;

/** Entropy ratios of minimal images: means by run and kind, a box plot for each network and kind, and every number. */
final class EntropyTables {
    private final Results results;
    private final List<String> kinds;

    EntropyTables(Results results) {
        this.results = results;
        this.kinds = results.report().entropy().stream()
                .map(Report.Entropy::kind)
                .distinct()
                .toList();
    }

    /** The box plots of one network. */
    record Figure(String network, List<Plot> plots) {}

    /** The box plot of one kind. */
    record Plot(String kind, RawString picture) {}

    /** What entropies were measured by, with its version. */
    String measures() {
        return results.report().entropy().stream()
                .map(Report.Entropy::measure)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    List<Figure> figures() {
        var networks = new LinkedHashMap<String, Map<String, List<Box>>>();
        for (var entropy : results.report().entropy()) {
            if (drawable(entropy)) {
                var run = results.run(entropy.run());
                var network = run.map(known -> results.names().heading(NetworkSetup.of(known)))
                        .orElse("other runs");
                var name = run.map(results.names()::withinNetwork).orElse(entropy.run());
                networks.computeIfAbsent(network, key -> new LinkedHashMap<>())
                        .computeIfAbsent(entropy.kind(), key -> new ArrayList<>())
                        .add(box(entropy, name));
            }
        }
        return networks.entrySet().stream()
                .map(network -> new Figure(network.getKey(), plots(network.getKey(), network.getValue())))
                .toList();
    }

    /** Runs by kinds: the mean with its interval, and how many images have no minimal form. */
    Grid means() {
        var upper = new ArrayList<Head>();
        var lower = new ArrayList<Head>();
        upper.add(Head.words("run").down(2));
        for (var kind : kinds) {
            upper.add(Head.over(kind, 2).as("over start"));
            lower.add(Head.number("mean", "mean entropy ratio and its 95 % bootstrap interval")
                    .as("n start")
                    .at(lower.size() + 1));
            lower.add(Head.number("unsolved", "images without a minimal image, wrong at full quality, of all searched")
                    .at(lower.size() + 1));
        }
        var rows = new ArrayList<Row>();
        for (var run : results.runs()) {
            var cells = new ArrayList<Cell>();
            cells.add(results.names().cell(run));
            kinds.forEach(kind -> mean(cells, entropy(run, kind)));
            rows.add(new Row(cells));
        }
        return new Grid("Mean entropy ratios", List.of(upper, lower), rows);
    }

    /** Everything about the ratios of each run and kind. */
    Grid grid() {
        var heads = List.of(
                Head.words("run"),
                Head.words("reduced by"),
                Head.number("images", "images searched"),
                Head.number("unsolved", "wrong at full quality, so without a minimal image"),
                Head.number("mean", "mean entropy ratio"),
                Head.number("95 % interval", "bootstrap interval of the mean"),
                Head.number("median", null),
                Head.number("quartiles", null),
                Head.number("range", "smallest and largest ratio"));
        return new Grid(
                "Entropy ratios",
                Columns.numbered(heads),
                results.report().entropy().stream().map(this::row).toList());
    }

    private static void mean(List<Cell> cells, Optional<Report.Entropy> found) {
        if (found.isEmpty()) {
            cells.add(Cell.number(Numbers.NONE, null).titled("no result"));
            cells.add(Cell.number(Numbers.NONE, null));
            return;
        }
        var entropy = found.get();
        var cell = Cell.number(decimals(entropy.meanRatio(), 3), entropy.meanRatio());
        cells.add(entropy.low() == null ? cell : cell.noted(range(entropy.low(), entropy.high())));
        cells.add(Cell.number(count(entropy.unsolved()), entropy.unsolved()).noted("of " + count(entropy.images())));
    }

    private Row row(Report.Entropy entropy) {
        return new Row(List.of(
                Cell.name(results.names().name(entropy.run()), null, entropy.run()),
                Cell.words(entropy.kind()),
                Cell.number(count(entropy.images()), entropy.images()),
                Cell.number(count(entropy.unsolved()), entropy.unsolved()),
                Cell.number(decimals(entropy.meanRatio(), 3), entropy.meanRatio()),
                Cell.number(range(entropy.low(), entropy.high()), entropy.low()),
                Cell.number(decimals(entropy.median(), 3), entropy.median()),
                Cell.number(range(entropy.q1(), entropy.q3()), entropy.q1()),
                Cell.number(range(entropy.min(), entropy.max()), entropy.min())));
    }

    private static List<Plot> plots(String network, Map<String, List<Box>> kinds) {
        return kinds.entrySet().stream()
                .map(kind -> new Plot(
                        kind.getKey(),
                        new RawString(new BoxPlot(
                                        network + ": entropy ratio by " + kind.getKey(),
                                        "One box for each of " + kind.getValue().size()
                                                + " runs; the numbers are in the table.",
                                        "entropy ratio",
                                        kind.getValue())
                                .svg())))
                .toList();
    }

    private Box box(Report.Entropy entropy, String name) {
        var tip = name + ": mean " + decimals(entropy.meanRatio(), 3) + " (" + range(entropy.low(), entropy.high())
                + "), median " + decimals(entropy.median(), 3) + ", quartiles " + range(entropy.q1(), entropy.q3())
                + ", " + (entropy.images() - entropy.unsolved()) + " images, " + entropy.unsolved() + " unsolved";
        return new Box(
                name,
                results.names().look(entropy.run()),
                entropy.min(),
                entropy.q1(),
                entropy.median(),
                entropy.q3(),
                entropy.max(),
                entropy.meanRatio(),
                entropy.low(),
                entropy.high(),
                tip);
    }

    private Optional<Report.Entropy> entropy(Report.Run run, String kind) {
        return results.report().entropy().stream()
                .filter(entropy ->
                        entropy.run().equals(run.id()) && entropy.kind().equals(kind))
                .findFirst();
    }

    private static boolean drawable(Report.Entropy e) {
        return Stream.of(e.min(), e.q1(), e.median(), e.q3(), e.max(), e.meanRatio(), e.low(), e.high())
                .allMatch(value -> Objects.nonNull(value) && Double.isFinite(value));
    }

    private static String range(Double from, Double to) {
        return from == null ? decimals(null, 3) : decimals(from, 3) + "\u2013" + decimals(to, 3);
    }
}
