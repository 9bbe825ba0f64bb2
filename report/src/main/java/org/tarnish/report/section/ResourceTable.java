package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.count;
import static org.tarnish.report.html.Numbers.decimals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.Resources;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;
import org.tarnish.report.html.Numbers;

/** What each run took: one row per run. */
final class ResourceTable {
    private static final double SECONDS_PER_HOUR = 3600;

    private final Results results;

    ResourceTable(Results results) {
        this.results = results;
    }

    /** Whether anything was trained. */
    boolean exists() {
        return results.runs().stream().anyMatch(run -> !run.isGiven());
    }

    Grid grid() {
        var heads = List.of(
                Head.words("run"),
                Head.number("epochs", "trained by this run itself"),
                Head.number("s / epoch", "mean seconds of training and clean validation per epoch"),
                Head.number("images / s", "images trained per second of training steps"),
                Head.number("time", "all epochs, validation and checkpoints included"),
                Head.number("energy Wh", "estimate: time by the power in the table of devices"),
                Head.number("cost", "estimate: time by the price per hour in the table of devices"));
        return new Grid(
                "Training time, energy and cost",
                Columns.numbered(heads),
                results.runs().stream()
                        .filter(run -> !run.isGiven())
                        .map(this::row)
                        .toList());
    }

    /** What all trainings took together, in a sentence; null if nothing of it is known. */
    String sum() {
        var known = results.runs().stream()
                .map(ResourceTable::of)
                .filter(took -> Double.isFinite(took.seconds()))
                .toList();
        if (known.isEmpty()) {
            return null;
        }
        double seconds = known.stream().mapToDouble(Resources::seconds).sum();
        var text = new StringBuilder("All ")
                .append(count(known.size()))
                .append(known.size() == 1 ? " training took " : " trainings together took ")
                .append(Numbers.duration(Duration.ofMillis(Math.round(1000 * seconds))));
        if (known.stream().allMatch(took -> took.wattHours() != null)) {
            double energy = known.stream().mapToDouble(Resources::wattHours).sum();
            text.append(", ").append(decimals(energy, 2)).append("\u00a0Wh");
        }
        var currencies = known.stream().map(Resources::currency).distinct().toList();
        if (currencies.size() == 1 && known.stream().allMatch(took -> took.cost() != null)) {
            double cost = known.stream().mapToDouble(Resources::cost).sum();
            text.append(", ").append(decimals(cost, 4));
            if (currencies.get(0) != null) {
                text.append("\u00a0").append(currencies.get(0));
            }
        }
        return text.append('.').toString();
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
        cells.add(results.names().cell(run));
        cells.add(Cell.number(count(run.epochs().size()), run.epochs().size()));
        cells.add(number(seconds.value(), 1));
        cells.add(number(took.imagesPerSecond(), 0));
        cells.add(Cell.number(duration(took.seconds()), took.seconds()));
        cells.add(number(took.wattHours(), 2).titled(perHour(took.wattHours(), took.seconds(), " W")));
        var cost = number(took.cost(), 4)
                .titled(perHour(took.cost(), took.seconds(), " " + took.currency() + " per hour"));
        cells.add(took.currency() == null ? cost : cost.noted(took.currency()));
        return new Row(cells);
    }

    private static String duration(double seconds) {
        return Double.isFinite(seconds)
                ? Numbers.duration(Duration.ofMillis(Math.round(1000 * seconds)))
                : Numbers.NONE;
    }

    private static String perHour(Double amount, double seconds, String unit) {
        return amount == null || !(seconds > 0) ? null : decimals(amount * SECONDS_PER_HOUR / seconds, 2) + unit;
    }

    private static Cell number(Double value, int decimals) {
        return Cell.number(decimals(value, decimals), value);
    }
}
