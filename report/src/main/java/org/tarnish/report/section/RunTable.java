package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.percent;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** What each run is and which of its epochs was kept: one row per run. */
final class RunTable {
    private static final int DIGITS = 12;

    private final Results results;
    private final SharedStarts starts;

    RunTable(Results results) {
        this.results = results;
        this.starts = new SharedStarts(results);
    }

    Grid grid() {
        var heads = List.of(
                Head.words("methodology"),
                Head.words("architecture"),
                Head.words("initialization"),
                Head.words("trainable"),
                Head.number("seed", null),
                Head.words("goes on from"),
                Head.number("epochs", "trained by this run itself"),
                Head.number("best epoch", "0 if none was better than the start"),
                Head.number("validation %", "best accuracy on the clean validation images"),
                Head.words("weights"));
        return new Grid(
                "Runs",
                Columns.numbered(heads),
                results.runs().stream().map(this::row).toList());
    }

    /** Every run with what it took, as CSV. */
    static String csv(Report report) {
        var csv = new Csv(
                "id",
                "architecture",
                "initialization",
                "trainable",
                "methodology",
                "seed",
                "parameters",
                "macs",
                "bestEpoch",
                "bestValidationAccuracy",
                "epochs",
                "secondsPerEpoch",
                "device",
                "threads",
                "modelSha256",
                "deviceName",
                "seconds",
                "imagesPerSecond",
                "peakHostBytes",
                "peakDeviceBytes",
                "wattHours",
                "cost",
                "currency");
        for (var run : report.runs()) {
            var seconds =
                    Mean.of(run.epochs().stream().map(EpochRecord::seconds).toList());
            var took = ResourceTable.of(run);
            csv.add(
                    run.id(),
                    run.architecture(),
                    run.initialization(),
                    run.trainable().label(),
                    run.methodology(),
                    run.seed(),
                    run.parameters(),
                    run.macs(),
                    run.bestEpoch(),
                    run.bestValidationAccuracy(),
                    run.epochs().size(),
                    seconds.value(),
                    run.device(),
                    run.threads(),
                    run.modelSha256(),
                    took.deviceName(),
                    took.seconds(),
                    took.imagesPerSecond(),
                    took.peakHostBytes(),
                    took.peakDeviceBytes(),
                    took.wattHours(),
                    took.cost(),
                    took.currency());
        }
        return csv.content();
    }

    private Row row(Report.Run run) {
        var start = starts.of(run)
                .map(shared -> "shared, epoch " + shared.bestEpoch())
                .orElse("");
        var sum = run.modelSha256() == null ? "" : run.modelSha256();
        var cells = new ArrayList<Cell>();
        cells.add(Cell.name(run.methodology(), null, run.id()));
        cells.add(Cell.words(run.architecture()));
        cells.add(Cell.words(run.initialization()));
        cells.add(Cell.words(run.trainable().label()));
        cells.add(Cell.number(Long.toString(run.seed()), run.seed()));
        cells.add(Cell.words(start));
        cells.add(
                Cell.number(Integer.toString(run.epochs().size()), run.epochs().size()));
        cells.add(Cell.number(Integer.toString(run.bestEpoch()), run.bestEpoch()));
        cells.add(Cell.number(percent(run.bestValidationAccuracy()), run.bestValidationAccuracy()));
        cells.add(Cell.words(sum.substring(0, Math.min(DIGITS, sum.length())))
                .titled("SHA-256 of the kept weights: " + sum)
                .and("code"));
        return new Row(cells);
    }
}
