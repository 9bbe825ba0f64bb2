package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tarnish.evaluation.aggregate.LogitFit;
import org.tarnish.report.Report;
import org.tarnish.report.chart.Line;
import org.tarnish.report.chart.LineChart;
import org.tarnish.report.chart.LineStyle;

/** Accuracy on shifted over accuracy on clean images: a point for each run, and the line through those it was fitted to. */
final class RobustnessScatter {
    private static final int STEPS = 40;

    private final Results results;
    private final Report.Robustness robustness;

    RobustnessScatter(Results results, Report.Robustness robustness) {
        this.results = results;
        this.robustness = robustness;
    }

    LineChart chart() {
        var lines = new ArrayList<Line>();
        robustness.runs().forEach(run -> lines.add(point(run)));
        lines.add(new Line("the line", new LineStyle(robustness.runs().size(), 1), curve()));
        return new LineChart(
                "Accuracy on shifted over accuracy on clean images",
                "A point for each of " + robustness.runs().size() + " runs, and the line that is fitted to "
                        + robustness.fitted().size() + " of them.",
                "clean, %",
                "shifted, %",
                lines);
    }

    private Line point(Report.Effective run) {
        var name = results.names().name(run.run());
        var tip = name + ": clean " + percent(run.clean()) + ", shifted " + percent(run.shifted());
        boolean fitted = robustness.fitted().contains(run.run());
        return new Line(
                name,
                results.names().look(run.run()),
                List.of(new Line.Point(
                        100 * run.clean(),
                        100 * run.shifted(),
                        fitted ? Line.Mark.FILLED : Line.Mark.HOLLOW,
                        false,
                        tip)));
    }

    /** The line is a curve where axes are no logits. */
    private List<Line.Point> curve() {
        double low = robustness.runs().stream()
                .mapToDouble(Report.Effective::clean)
                .min()
                .orElseThrow();
        double high = robustness.runs().stream()
                .mapToDouble(Report.Effective::clean)
                .max()
                .orElseThrow();
        var fit = new LogitFit(
                robustness.slope(), robustness.intercept(), robustness.fitted().size(), Double.NaN);
        return IntStream.rangeClosed(0, STEPS)
                .mapToDouble(step -> low + (high - low) * step / STEPS)
                .mapToObj(clean -> Line.Point.unmarked(100 * clean, 100 * fit.expected(clean, Integer.MAX_VALUE)))
                .toList();
    }
}
