package org.tarnish.reporting.report;

import static org.tarnish.reporting.html.Numbers.amount;
import static org.tarnish.reporting.html.Numbers.count;
import static org.tarnish.reporting.html.Numbers.decimals;
import static org.tarnish.reporting.html.Numbers.percent;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.Report;
import org.tarnish.reporting.html.Cell;
import org.tarnish.reporting.html.Grid;
import org.tarnish.reporting.html.Grid.Head;
import org.tarnish.reporting.html.Grid.Row;
import org.tarnish.reporting.report.Condition.Family;

/** What each run is, what it cost and how it did: one row per run. */
final class RunTable {
    private final Results results;

    RunTable(Results results) {
        this.results = results;
    }

    Grid grid() {
        var heads = List.of(
                Head.words("run"),
                Head.words("architecture"),
                Head.number("parameters", "learnable parameters"),
                Head.number("multiply-adds", "of one image's forward pass"),
                Head.number("best epoch", "of all epochs of the run; 0 if none was better than the start"),
                Head.number("validation %", "best accuracy on the clean validation images"),
                Head.number("clean %", "accuracy on the clean test images"),
                Head.number("corrupted %", "mean accuracy over the conditions with corruptions"),
                Head.number("reduced %", "mean accuracy over the conditions with reductions"),
                Head.number("s / epoch", "mean seconds of training and validation per epoch"),
                Head.words("device"));
        return new Grid(
                "Runs",
                Columns.numbered(heads),
                results.runs().stream().map(this::row).toList());
    }

    private Row row(Report.Run run) {
        var cells = new ArrayList<Cell>();
        var network = run.initialization() + ", trainable " + run.trainable().label() + ", seed " + run.seed();
        cells.add(Cell.name(run.methodology(), null, run.id()));
        cells.add(Cell.words(run.architecture()).noted(network));
        cells.add(Cell.number(amount(run.parameters()), run.parameters()).titled(count(run.parameters())));
        cells.add(Cell.number(amount(run.macs()), run.macs()).titled(count(run.macs())));
        cells.add(Cell.number(Integer.toString(run.bestEpoch()), run.bestEpoch())
                .noted("of " + run.epochs().size()));
        cells.add(Cell.number(percent(run.bestValidationAccuracy()), run.bestValidationAccuracy()));
        cells.add(mean(run, Family.CLEAN));
        cells.add(mean(run, Family.CORRUPTION));
        cells.add(mean(run, Family.REDUCTION));
        var seconds = Mean.of(run.epochs().stream().map(EpochRecord::seconds).toList());
        cells.add(Cell.number(decimals(seconds.value(), 1), seconds.value()));
        cells.add(Cell.words(run.device()).noted(run.threads() == 1 ? "1 thread" : run.threads() + " threads"));
        return new Row(cells);
    }

    private Cell mean(Report.Run run, Family family) {
        var conditions = results.conditions(family);
        var mean = results.accuracy(run, conditions);
        var cell = Cell.number(percent(mean.value()), mean.value());
        return mean.exists() && mean.count() < conditions.size()
                ? cell.noted(mean.count() + " of " + conditions.size())
                : cell;
    }
}
