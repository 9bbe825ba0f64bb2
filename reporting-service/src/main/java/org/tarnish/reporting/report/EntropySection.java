package org.tarnish.reporting.report;

import static org.tarnish.reporting.html.Numbers.count;
import static org.tarnish.reporting.html.Numbers.decimals;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tarnish.experiment.result.Report;
import org.tarnish.reporting.chart.Box;
import org.tarnish.reporting.chart.BoxPlot;
import org.tarnish.reporting.html.Cell;
import org.tarnish.reporting.html.Grid;
import org.tarnish.reporting.html.Grid.Head;
import org.tarnish.reporting.html.Grid.Row;

/** Entropy ratios of minimal images: a box plot for each kind of reduction, and the numbers. */
final class EntropySection {
    private final Results results;

    EntropySection(Results results) {
        this.results = results;
    }

    /** The box plot of one kind. */
    record Figure(String kind, RawString plot) {}

    List<Figure> figures() {
        var kinds = new LinkedHashMap<String, List<Box>>();
        results.report().entropy().stream().filter(EntropySection::drawable).forEach(entropy -> kinds.computeIfAbsent(
                        entropy.kind(), kind -> new ArrayList<>())
                .add(box(entropy)));
        return kinds.entrySet().stream()
                .map(kind -> new Figure(kind.getKey(), new RawString(plot(kind.getKey(), kind.getValue()))))
                .toList();
    }

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

    private String plot(String kind, List<Box> boxes) {
        return new BoxPlot(
                        "Entropy ratio by " + kind,
                        "One box for each of " + boxes.size() + " runs; the numbers are in the table below.",
                        "entropy ratio",
                        boxes)
                .svg();
    }

    private Box box(Report.Entropy entropy) {
        var name = results.names().name(entropy.run());
        var tip = name + ": mean " + decimals(entropy.meanRatio(), 3) + " (" + range(entropy.low(), entropy.high())
                + "), median " + decimals(entropy.median(), 3) + ", " + (entropy.images() - entropy.unsolved())
                + " images";
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

    private static boolean drawable(Report.Entropy e) {
        return Stream.of(e.min(), e.q1(), e.median(), e.q3(), e.max(), e.meanRatio(), e.low(), e.high())
                .allMatch(value -> Objects.nonNull(value) && Double.isFinite(value));
    }

    private static String range(Double from, Double to) {
        return from == null ? decimals(null, 3) : decimals(from, 3) + " to " + decimals(to, 3);
    }
}
