package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.decimals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.report.Report;
import org.tarnish.report.chart.Line;
import org.tarnish.report.chart.LineChart;
import org.tarnish.report.chart.LineStyle;

/**
 * Risk-coverage curves, a chart for each architecture with a pair of lines for each run: full for clean images, dashed for
 * the mean over corruptions at the strongest severity.
 */
final class SelectionCharts {
    private final Results results;
    private final List<ConditionGroup> severities;

    SelectionCharts(Results results) {
        this.results = results;
        this.severities = ImageSets.severities(results);
    }

    /** Of architectures of which a curve was kept. */
    List<Panel.Figure> figures() {
        return NetworkSetup.byArchitecture(results.runs()).entrySet().stream()
                .map(this::figure)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Panel.Figure> figure(Map.Entry<String, List<Report.Run>> group) {
        var runs = group.getValue();
        var lines = new ArrayList<Line>();
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            var name = results.names().withinArchitecture(run);
            var look = new LineStyle(i, 0);
            ImageSets.clean(results)
                    .forEach(clean -> line(run, clean, name + " · clean", look).ifPresent(lines::add));
            if (!severities.isEmpty()) {
                var strongest = severities.get(severities.size() - 1);
                line(run, strongest, name + " · severity " + strongest.name(), new LineStyle(i, 1))
                        .ifPresent(lines::add);
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Panel.Figure.of(
                        group.getKey(),
                        new LineChart(
                                group.getKey() + ": error by coverage",
                                "Clean images as full lines, the mean over corruptions at the strongest severity dashed:"
                                        + " the error among the images of highest confidence, by how many those are.",
                                "images kept, %",
                                "error, %",
                                lines)));
    }

    private Optional<Line> line(Report.Run run, ConditionGroup of, String name, LineStyle look) {
        return Pooled.risks(results.diagrams(run, of.conditions()))
                .map(risks -> new Line(name, look, points(name, risks)));
    }

    /** Marks at every tenth of the images, for pointers to rest on. */
    private static List<Line.Point> points(String name, List<Double> risks) {
        var points = new ArrayList<Line.Point>();
        int step = Math.max(1, risks.size() / 10);
        for (int k = 1; k <= risks.size(); k++) {
            double coverage = 100.0 * k / risks.size();
            double risk = 100 * risks.get(k - 1);
            points.add(
                    k % step == 0
                            ? new Line.Point(
                                    coverage,
                                    risk,
                                    Line.Mark.FILLED,
                                    false,
                                    name + ": of the surest " + decimals(coverage, 0) + " % of images "
                                            + decimals(risk, 2) + " % are wrong")
                            : Line.Point.unmarked(coverage, risk));
        }
        return points;
    }
}
