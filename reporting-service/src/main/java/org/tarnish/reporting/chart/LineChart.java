package org.tarnish.reporting.chart;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Lines over a whole-numbered axis, as an SVG element to be put into a page that has the reports' style sheet. Axes
 * enclose the finite points; the legend stands below the plot.
 *
 * @param title what is drawn, read aloud in place of the picture
 * @param description what the picture shows, for those who cannot see it
 */
public record LineChart(String title, String description, String xLabel, String yLabel, List<Line> lines) {
    private static final double WIDTH = 560;
    private static final double PLOT_HEIGHT = 230;
    private static final double TOP = 26;
    private static final double RIGHT = 12;
    private static final double AXIS = 42;
    private static final int CROWDED = 40;

    public LineChart {
        lines = List.copyOf(lines);
    }

    /** The picture; without any finite point it says that there is no data. */
    public String svg() {
        if (points(true).length == 0) {
            return new Svg(WIDTH, 60, title, description)
                    .text("text", "no data", "class", "tick", "x", WIDTH / 2, "y", 34, "text-anchor", "middle")
                    .finish();
        }
        var x = ticks(points(true), true);
        var y = ticks(points(false), false);
        double left = 14
                + Labels.width(
                        Math.max(y.label(y.first()).length(), y.label(y.last()).length()));
        var across = new Scale(x.first(), x.last(), left, WIDTH - RIGHT);
        var up = new Scale(y.first(), y.last(), TOP + PLOT_HEIGHT, TOP);
        var legend = new Legend(lines, WIDTH - left);

        var svg = new Svg(WIDTH, TOP + PLOT_HEIGHT + AXIS + legend.height() + 8, title, description);
        axes(svg, x, y, across, up, left);
        lines.forEach(line -> draw(svg, line, across, up));
        legend.draw(svg, left, TOP + PLOT_HEIGHT + AXIS);
        return svg.finish();
    }

    private void axes(Svg svg, Ticks x, Ticks y, Scale across, Scale up, double left) {
        svg.text("text", yLabel, "class", "axis", "x", 0, "y", 12);
        for (double value : y.values()) {
            svg.leaf("line", "class", "rule", "x1", left, "x2", WIDTH - RIGHT, "y1", up.at(value), "y2", up.at(value));
            svg.text(
                    "text",
                    y.label(value),
                    "class",
                    "tick",
                    "x",
                    left - 7,
                    "y",
                    up.at(value) + 4,
                    "text-anchor",
                    "end");
        }
        double bottom = TOP + PLOT_HEIGHT;
        for (double value : x.values()) {
            svg.text(
                    "text",
                    x.label(value),
                    "class",
                    "tick",
                    "x",
                    across.at(value),
                    "y",
                    bottom + 17,
                    "text-anchor",
                    "middle");
        }
        svg.text(
                "text",
                xLabel,
                "class",
                "axis",
                "x",
                (left + WIDTH - RIGHT) / 2,
                "y",
                bottom + 33,
                "text-anchor",
                "middle");
    }

    private static void draw(Svg svg, Line line, Scale across, Scale up) {
        var classes = line.look().classes();
        var path = new StringBuilder();
        boolean interrupted = true;
        for (var point : line.points()) {
            if (point.drawable()) {
                path.append(interrupted ? 'M' : 'L')
                        .append(Svg.number(across.at(point.x())))
                        .append(' ')
                        .append(Svg.number(up.at(point.y())));
            }
            interrupted = !point.drawable();
        }
        svg.open("g", "class", classes).leaf("path", "class", "line " + classes, "d", path);
        double radius = line.points().size() > CROWDED ? 1.6 : 2.8;
        for (var point : line.points()) {
            if (point.drawable() && point.mark() != Line.Mark.NONE) {
                mark(svg, point, across.at(point.x()), up.at(point.y()), radius);
            }
        }
        svg.close();
    }

    private static void mark(Svg svg, Line.Point point, double x, double y, double radius) {
        if (point.ringed()) {
            svg.leaf("circle", "class", "ring", "cx", x, "cy", y, "r", radius + 3);
        }
        svg.open("circle", "class", point.mark() == Line.Mark.HOLLOW ? "hollow" : "dot", "cx", x, "cy", y, "r", radius);
        svg.text("title", point.tip()).close();
    }

    private double[] points(boolean x) {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .filter(Line.Point::drawable)
                .mapToDouble(point -> x ? point.x() : point.y())
                .toArray();
    }

    private static Ticks ticks(double[] values, boolean whole) {
        var range = DoubleStream.of(values).summaryStatistics();
        return Ticks.around(range.getMin(), range.getMax(), whole ? 10 : 6, whole);
    }
}
