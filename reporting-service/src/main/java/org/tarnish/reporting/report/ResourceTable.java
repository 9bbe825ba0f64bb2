package org.tarnish.reporting.report;

import static org.tarnish.reporting.html.Numbers.amount;
import static org.tarnish.reporting.html.Numbers.count;
import static org.tarnish.reporting.html.Numbers.decimals;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.Report;
import org.tarnish.experiment.result.Resources;
import org.tarnish.reporting.html.Cell;
import org.tarnish.reporting.html.Grid;
import org.tarnish.reporting.html.Grid.Head;
import org.tarnish.reporting.html.Grid.Row;

/** What each run took: one row per run. */
final class ResourceTable {
    private static final double GIGABYTE = 1e9;

    private final Results results;

    ResourceTable(Results results) {
        this.results = results;
    }

    Grid grid() {
        var heads = List.of(
                Head.words("run"),
                Head.words("device"),
                Head.number("parameters", "learnable parameters"),
                Head.number("multiply-adds", "of one image's forward pass"),
                Head.number("s / epoch", "mean seconds of training and validation per epoch"),
                Head.number("images / s", "images trained per second of training steps"),
                Head.number("host GB", "most physical memory of the process so far"),
                Head.number("device GB", "most memory in use on the GPU"),
                Head.number("energy Wh", "estimate: time by the power in the table of devices"),
                Head.number("cost", "estimate: time by the price in the table of devices"));
        return new Grid(
                "Resources",
                Columns.numbered(heads),
                results.runs().stream().map(this::row).toList());
    }

    /** What a run took; nothing is known of runs that did not record it. */
    static Resources of(Report.Run run) {
        return run.resources() != null
                ? run.resources()
                : new Resources(null, Double.NaN, null, null, null, null, null, null);
    }

    private Row row(Report.Run run) {
        var took = of(run);
        var seconds = Mean.of(run.epochs().stream().map(EpochRecord::seconds).toList());
        var cells = new ArrayList<Cell>();
        cells.add(Cell.name(run.methodology(), null, run.id()));
        cells.add(Cell.words(took.deviceName() == null ? run.device() : took.deviceName())
                .noted(run.threads() == 1 ? "1 thread" : run.threads() + " threads"));
        cells.add(Cell.number(amount(run.parameters()), run.parameters()).titled(count(run.parameters())));
        cells.add(Cell.number(amount(run.macs()), run.macs()).titled(count(run.macs())));
        cells.add(Cell.number(decimals(seconds.value(), 1), seconds.value()));
        cells.add(number(took.imagesPerSecond(), 0));
        cells.add(number(gigabytes(took.peakHostBytes()), 2));
        cells.add(number(gigabytes(took.peakDeviceBytes()), 2));
        cells.add(number(took.wattHours(), 2));
        var cost = number(took.cost(), 4);
        cells.add(took.currency() == null ? cost : cost.noted(took.currency()));
        return new Row(cells);
    }

    private static Double gigabytes(Long bytes) {
        return bytes == null ? null : Double.valueOf(bytes / GIGABYTE);
    }

    private static Cell number(Double value, int decimals) {
        return Cell.number(decimals(value, decimals), value);
    }
}
