package org.tarnish.report.section;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.EpochRecord.Point;
import org.tarnish.report.Report;
import org.tarnish.report.chart.Line;
import org.tarnish.report.chart.LineChart;
import org.tarnish.report.chart.LineStyle;

/**
 * Accuracy and loss after each epoch, clean against corrupted, a pair of charts for each architecture with a pair of
 * lines for each run: full for clean images, dashed for the mean over the corruptions that were measured.
 */
final class RobustnessCharts {
    private final Results results;
    private final RunLines lines;

    RobustnessCharts(Results results) {
        this.results = results;
        this.lines = new RunLines(new SharedStarts(results));
    }

    /** The charts of one architecture. */
    record Figure(String architecture, RawString accuracy, RawString loss, boolean wide) {}

    /** One for each architecture of which an epoch was evaluated on corrupted images. */
    List<Figure> figures() {
        var measured = results.runs().stream()
                .filter(run -> run.epochs().stream()
                        .anyMatch(epoch -> !corrupted(epoch).isEmpty()))
                .toList();
        return NetworkSetup.byArchitecture(measured).entrySet().stream()
                .map(this::figure)
                .toList();
    }

    private Figure figure(Map.Entry<String, List<Report.Run>> group) {
        var architecture = group.getKey();
        var runs = group.getValue();
        var accuracy = chart(
                architecture,
                "accuracy, %",
                runs,
                epoch -> 100 * clean(epoch).accuracy(),
                epoch -> 100 * mean(epoch, Point::accuracy));
        var loss = chart(architecture, "loss", runs, epoch -> clean(epoch).loss(), epoch -> mean(epoch, Point::loss));
        return new Figure(architecture, new RawString(accuracy.svg()), new RawString(loss.svg()), accuracy.wide());
    }

    private LineChart chart(
            String architecture,
            String yLabel,
            List<Report.Run> runs,
            ToDoubleFunction<EpochRecord> clean,
            ToDoubleFunction<EpochRecord> corrupted) {
        var drawn = new ArrayList<Line>();
        for (int i = 0; i < runs.size(); i++) {
            var name = results.names().withinArchitecture(runs.get(i));
            drawn.add(lines.line(runs.get(i), name + " · clean", new LineStyle(i, 0), clean));
            drawn.add(lines.line(runs.get(i), name + " · corrupted", new LineStyle(i, 1), corrupted));
        }
        return new LineChart(
                architecture + ", clean and corrupted: " + yLabel,
                "Two lines for each of " + runs.size() + " runs, after each epoch: clean images and the mean over "
                        + "corruptions.",
                "epoch",
                yLabel,
                drawn);
    }

    /** On the clean images that were measured beside the corrupted ones, else on those of the validation split. */
    private static Point clean(EpochRecord epoch) {
        var measured = epoch.curves().get(Condition.CLEAN);
        return measured != null ? measured : new Point(epoch.validationAccuracy(), epoch.validationLoss());
    }

    private double mean(EpochRecord epoch, ToDoubleFunction<Point> value) {
        return corrupted(epoch).stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private List<Point> corrupted(EpochRecord epoch) {
        return results.report().curves().values().stream()
                .filter(condition -> condition.family() == Family.CORRUPTION)
                .map(condition -> epoch.curves().get(condition.label()))
                .filter(Objects::nonNull)
                .toList();
    }
}
