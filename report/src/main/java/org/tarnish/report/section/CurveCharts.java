package org.tarnish.report.section;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.report.Report;
import org.tarnish.report.chart.Line;
import org.tarnish.report.chart.LineChart;
import org.tarnish.report.chart.LineStyle;

/**
 * How the runs of each network, or of each architecture if there is one methodology alone, evolved: accuracy on the
 * clean validation images, training loss, and accuracy on each reduced set that was measured after every epoch.
 */
final class CurveCharts {
    private static final int CROWD = 6;
    private static final int LEAD = 3;

    private final Results results;
    private final SharedStarts starts;
    private final RunLines lines;

    CurveCharts(Results results) {
        this.results = results;
        this.starts = new SharedStarts(results);
        this.lines = new RunLines(starts);
    }

    /** The charts of one network. */
    record Figure(String network, List<Chart> charts) {}

    /** A chart with the words above it. */
    record Chart(String caption, RawString picture, boolean wide) {}

    List<Figure> figures() {
        var trained =
                results.runs().stream().filter(run -> !run.epochs().isEmpty()).toList();
        if (!results.names().methodologies()) {
            return NetworkSetup.byArchitecture(trained).entrySet().stream()
                    .map(group -> figure(group.getKey(), group.getValue()))
                    .toList();
        }
        return NetworkSetup.group(trained).entrySet().stream()
                .map(group -> figure(results.names().heading(group.getKey()), group.getValue()))
                .toList();
    }

    private Figure figure(String network, List<Report.Run> runs) {
        var charts = new ArrayList<Chart>();
        int after = crowdedUntil(runs);
        charts.add(chart(
                network,
                "Clean validation images",
                "validation accuracy, %",
                runs,
                after,
                epoch -> 100 * epoch.validationAccuracy()));
        charts.add(chart(network, "Training images", "training loss", runs, 0, EpochRecord::trainLoss));
        for (var set : sets(runs)) {
            var label = set.label();
            charts.add(chart(
                    network,
                    caption(set),
                    "accuracy on " + label + ", %",
                    runs,
                    after,
                    epoch -> epoch.curves().containsKey(label)
                            ? 100 * epoch.curves().get(label).accuracy()
                            : Double.NaN));
        }
        return new Figure(network, charts);
    }

    /** The set in words, and which images were reduced. */
    private String caption(Condition set) {
        var asked = results.report().request().curves();
        var words = Character.toUpperCase(set.words().charAt(0)) + set.words().substring(1);
        return asked == null ? words : words + ", " + asked.split().label() + " images";
    }

    private Chart chart(
            String network,
            String caption,
            String yLabel,
            List<Report.Run> runs,
            int after,
            ToDoubleFunction<EpochRecord> value) {
        var chart = new LineChart(
                network + ": " + caption,
                yLabel + " after each epoch, one line for each of " + runs.size() + " runs.",
                "epoch",
                yLabel,
                runs.stream().map(run -> line(runs, run, after, value)).toList());
        return new Chart(caption, new RawString(chart.svg()), chart.wide());
    }

    /** Where methodology does not tell runs apart, each has a hue of its own. */
    private Line line(List<Report.Run> runs, Report.Run run, int after, ToDoubleFunction<EpochRecord> value) {
        return results.names().methodologies()
                ? lines.line(
                        run, results.names().withinNetwork(run), results.names().look(run), after, value)
                : lines.line(
                        run,
                        results.names().withinArchitecture(run),
                        new LineStyle(runs.indexOf(run), 0),
                        after,
                        value);
    }

    /**
     * The epoch of shared training up to which nothing is drawn: where many runs go on from it, the long way there would
     * press all of them into a corner. 0 where it does not.
     */
    private int crowdedUntil(List<Report.Run> runs) {
        var last = runs.stream()
                .map(starts::lastEpoch)
                .flatMap(Optional::stream)
                .mapToInt(EpochRecord::epoch)
                .toArray();
        return last.length < CROWD ? 0 : Math.max(0, IntStream.of(last).min().orElseThrow() - LEAD);
    }

    /** Conditions other than clean and corrupted ones that some epoch of the runs was evaluated on. */
    private List<Condition> sets(List<Report.Run> runs) {
        var evaluated = runs.stream()
                .flatMap(run -> run.epochs().stream())
                .flatMap(epoch -> epoch.curves().keySet().stream())
                .collect(Collectors.toSet());
        return results.report().curves().values().stream()
                .filter(set -> set.family() != Family.CLEAN && set.family() != Family.CORRUPTION)
                .filter(set -> evaluated.contains(set.label()))
                .toList();
    }
}
