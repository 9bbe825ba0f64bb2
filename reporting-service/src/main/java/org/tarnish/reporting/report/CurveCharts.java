package org.tarnish.reporting.report;

import static org.tarnish.reporting.html.Numbers.decimals;
import static org.tarnish.reporting.html.Numbers.percent;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.methodology.Methodology;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.Report;
import org.tarnish.reporting.chart.Line;
import org.tarnish.reporting.chart.LineChart;

/**
 * Learning curves, a pair of charts for each architecture and initialization. A run that goes on from shared training
 * is drawn from the shared run's best epoch on.
 */
final class CurveCharts {
    private final Results results;
    private final Set<String> continuing;

    CurveCharts(Results results) {
        this.results = results;
        this.continuing = results.report().request().methodologies().stream()
                .map(Methodologies::of)
                .filter(Methodology::startsFromShared)
                .map(Methodology::label)
                .collect(Collectors.toSet());
    }

    /** The charts of one network. */
    record Figure(String network, RawString accuracy, RawString loss) {}

    List<Figure> figures() {
        var networks = new LinkedHashMap<String, List<Report.Run>>();
        results.runs().stream().filter(run -> !run.epochs().isEmpty()).forEach(run -> networks.computeIfAbsent(
                        network(run), key -> new ArrayList<>())
                .add(run));
        return networks.entrySet().stream().map(this::figure).toList();
    }

    private Figure figure(Map.Entry<String, List<Report.Run>> network) {
        var runs = network.getValue();
        var accuracy = new LineChart(
                "Validation accuracy of " + network.getKey(),
                "Accuracy on clean validation images after each epoch, one line for each of " + runs.size() + " runs.",
                "epoch",
                "validation accuracy, %",
                lines(runs, epoch -> 100 * epoch.validationAccuracy()));
        var loss = new LineChart(
                "Training loss of " + network.getKey(),
                "Mean cross entropy over the training images in each epoch, one line for each of " + runs.size()
                        + " runs.",
                "epoch",
                "training loss",
                lines(runs, EpochRecord::trainLoss));
        return new Figure(network.getKey(), new RawString(accuracy.svg()), new RawString(loss.svg()));
    }

    private List<Line> lines(List<Report.Run> runs, ToDoubleFunction<EpochRecord> value) {
        return runs.stream().map(run -> line(run, value)).toList();
    }

    private Line line(Report.Run run, ToDoubleFunction<EpochRecord> value) {
        var name = results.names().withinNetwork(run);
        var points = new ArrayList<Line.Point>();
        int before = sharedBest(run).map(EpochRecord::epoch).orElse(0);
        sharedBest(run).ifPresent(last -> points.add(Line.Point.unmarked(last.epoch(), value.applyAsDouble(last))));
        for (var epoch : run.epochs()) {
            points.add(new Line.Point(
                    before + epoch.epoch(),
                    value.applyAsDouble(epoch),
                    epoch.reduction() == null ? Line.Mark.FILLED : Line.Mark.HOLLOW,
                    epoch.epoch() == run.bestEpoch(),
                    tip(name, epoch)));
        }
        return new Line(name, results.names().look(run), points);
    }

    /** The best epoch of the shared training that the run goes on from, if it goes on from one. */
    private Optional<EpochRecord> sharedBest(Report.Run run) {
        if (!continuing.contains(run.methodology())) {
            return Optional.empty();
        }
        return results.runs().stream()
                .filter(other -> other.methodology().equals(Methodologies.SHARED)
                        && other.seed() == run.seed()
                        && other.trainable() == run.trainable()
                        && network(other).equals(network(run)))
                .flatMap(shared -> shared.epochs().stream().filter(epoch -> epoch.epoch() == shared.bestEpoch()))
                .findFirst();
    }

    private static String tip(String name, EpochRecord epoch) {
        var images = epoch.reduction() == null ? "full quality" : epoch.reduction() + " at " + epoch.quality();
        return name + ", epoch " + epoch.epoch() + " (" + images + "): validation "
                + percent(epoch.validationAccuracy()) + " %, training loss " + decimals(epoch.trainLoss(), 3);
    }

    private static String network(Report.Run run) {
        return run.architecture() + ", " + run.initialization();
    }
}
