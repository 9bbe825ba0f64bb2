package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.amount;
import static org.tarnish.report.html.Numbers.count;
import static org.tarnish.report.html.Numbers.decimals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tarnish.experiment.result.Resources;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;
import org.tarnish.report.html.Numbers;

/** Size and appetite of each architecture: parameters, operations, most memory over its runs. */
final class NetworkTable {
    private static final double GIGABYTE = 1e9;

    private final Results results;

    NetworkTable(Results results) {
        this.results = results;
    }

    Grid grid() {
        var heads = List.of(
                Head.words("architecture"),
                Head.number("parameters", "all learnable parameters"),
                Head.number("multiply-adds", "of one image's forward pass"),
                Head.number("FLOPs", "2 × multiply-adds"),
                Head.number("images / s", "most images trained per second of training steps"),
                Head.number("peak host GB", "most physical memory of the training process"),
                Head.number("peak device GB", "most memory in use on the GPU; none for a CPU"),
                Head.words("trained on"));
        var rows = NetworkSetup.byArchitecture(results.runs()).entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        return new Grid("Networks", Columns.numbered(heads), rows);
    }

    private static Row row(String architecture, List<Report.Run> runs) {
        var first = runs.get(0);
        var cells = new ArrayList<Cell>();
        cells.add(Cell.name(architecture, null, null));
        cells.add(operations(first.parameters()));
        cells.add(operations(first.macs()));
        cells.add(operations(2 * first.macs()));
        cells.add(largest(runs, Resources::imagesPerSecond, 1, 0));
        cells.add(largest(runs, Resources::peakHostBytes, GIGABYTE, 2));
        cells.add(largest(runs, Resources::peakDeviceBytes, GIGABYTE, 2));
        cells.add(Cell.words(runs.stream().map(NetworkTable::device).distinct().collect(Collectors.joining("; ")))
                .and("wrap"));
        return new Row(cells);
    }

    private static Cell operations(long amount) {
        // Of given models nobody has counted them.
        return amount == 0
                ? Cell.number(Numbers.NONE, null)
                : Cell.number(amount(amount), amount).titled(count(amount));
    }

    private static Cell largest(
            List<Report.Run> runs, Function<Resources, ? extends Number> value, double unit, int decimals) {
        var most = runs.stream()
                .map(ResourceTable::of)
                .map(value)
                .filter(Objects::nonNull)
                .mapToDouble(number -> number.doubleValue() / unit)
                .filter(Double::isFinite)
                .max();
        Double shown = most.isPresent() ? Double.valueOf(most.getAsDouble()) : null;
        return Cell.number(decimals(shown, decimals), shown);
    }

    private static String device(Report.Run run) {
        if (run.isGiven()) {
            return "elsewhere";
        }
        var took = ResourceTable.of(run);
        return (took.deviceName() == null ? run.device() : took.deviceName()) + ", "
                + (run.threads() == 1 ? "1 thread" : run.threads() + " threads");
    }
}
