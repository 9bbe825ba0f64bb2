package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.count;
import static org.tarnish.report.html.Numbers.decimals;
import static org.tarnish.report.html.Numbers.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.evaluation.metric.CalibrationError;
import org.tarnish.experiment.result.Diagrams;
import org.tarnish.report.Report;
import org.tarnish.report.chart.Line;
import org.tarnish.report.chart.LineChart;
import org.tarnish.report.chart.LineStyle;

/** Calibration errors over severities, a chart for each architecture, and a reliability diagram for each run. */
final class CalibrationCharts {
    private static final LineStyle DIAGONAL = new LineStyle(6, 2);
    private static final LineStyle CLEAN = new LineStyle(0, 0);
    private static final LineStyle CORRUPTED = new LineStyle(1, 1);

    private final Results results;
    private final List<ConditionGroup> severities;

    CalibrationCharts(Results results) {
        this.results = results;
        this.severities = ImageSets.severities(results);
    }

    /** Of architectures whose calibration error is known at some severity. */
    List<Panel.Figure> bySeverity() {
        return NetworkSetup.byArchitecture(results.runs()).entrySet().stream()
                .map(this::bySeverity)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Panel.Figure> bySeverity(Map.Entry<String, List<Report.Run>> group) {
        var runs = group.getValue();
        var lines = new ArrayList<Line>();
        for (int i = 0; i < runs.size(); i++) {
            var points = points(runs.get(i));
            if (points.size() > 1) {
                lines.add(new Line(results.names().withinArchitecture(runs.get(i)), new LineStyle(i, 0), points));
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Panel.Figure.of(
                        group.getKey(),
                        new LineChart(
                                group.getKey() + ": expected calibration error over severity",
                                "A line for each of " + lines.size()
                                        + " runs: clean images at 0, then the mean over corruptions at each severity.",
                                "severity; 0 is clean",
                                "ECE, %",
                                lines)));
    }

    private List<Line.Point> points(Report.Run run) {
        var points = new ArrayList<Line.Point>();
        ImageSets.clean(results).forEach(clean -> point(run, 0, clean).ifPresent(points::add));
        severities.forEach(severity ->
                point(run, Integer.parseInt(severity.name()), severity).ifPresent(points::add));
        return points;
    }

    private Optional<Line.Point> point(Report.Run run, int x, ConditionGroup of) {
        var mean = results.finiteMean(run, of.conditions(), CalibrationError.NAME);
        return mean.exists()
                ? Optional.of(new Line.Point(
                        x,
                        100 * mean.value(),
                        Line.Mark.FILLED,
                        false,
                        results.names().name(run) + ", " + of.title() + ": " + decimals(100 * mean.value(), 2) + " %"))
                : Optional.empty();
    }

    /** Of runs of which bins were kept: clean images, and all corruptions at the strongest severity together. */
    List<Panel.Figure> reliability() {
        return results.runs().stream()
                .map(this::reliability)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Panel.Figure> reliability(Report.Run run) {
        var lines = new ArrayList<Line>();
        ImageSets.clean(results)
                .forEach(clean -> line(run, clean, "clean", CLEAN).ifPresent(lines::add));
        if (!severities.isEmpty()) {
            var strongest = severities.get(severities.size() - 1);
            line(run, strongest, "corrupted, severity " + strongest.name(), CORRUPTED)
                    .ifPresent(lines::add);
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        lines.add(new Line(
                "right as often as sure", DIAGONAL, List.of(Line.Point.unmarked(0, 0), Line.Point.unmarked(100, 100))));
        return Optional.of(Panel.Figure.of(
                results.names().name(run),
                new LineChart(
                        results.names().name(run) + ": accuracy by confidence",
                        "Below the diagonal a network is surer than it is right.",
                        "confidence, %",
                        "accuracy, %",
                        lines)));
    }

    private Optional<Line> line(Report.Run run, ConditionGroup of, String name, LineStyle look) {
        return Pooled.reliability(results.diagrams(run, of.conditions()))
                .map(bins -> new Line(name, look, points(name, bins)));
    }

    private static List<Line.Point> points(String name, Diagrams.Reliability bins) {
        var points = new ArrayList<Line.Point>();
        for (int i = 0; i < bins.counts().size(); i++) {
            if (bins.counts().get(i) > 0) {
                double confidence = bins.confidences().get(i);
                double accuracy = bins.accuracies().get(i);
                points.add(new Line.Point(
                        100 * confidence,
                        100 * accuracy,
                        Line.Mark.FILLED,
                        false,
                        name + ", " + count(bins.counts().get(i)) + " images: confidence " + percent(confidence)
                                + " %, accuracy " + percent(accuracy) + " %"));
            }
        }
        return points;
    }
}
