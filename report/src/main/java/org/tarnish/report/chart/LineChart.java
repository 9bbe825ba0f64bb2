package org.tarnish.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Lines over a whole-numbered axis, as an SVG element to be put into a page that has the reports' style sheet. Axes
 * enclose the finite points; positive values that span more than two powers of ten stand on a logarithmic axis. The
 * legend stands below the plot; its numbers stand at the lines' ends too, unless there are too many.
 *
 * @param title what is drawn, read aloud in place of the picture
 * @param description what the picture shows, for those who cannot see it
 */
public record LineChart(String title, String description, String xLabel, String yLabel, List<Line> lines) {
    private static final int MANY = 8;
    private static final double TOP = 26;
    private static final double RIGHT = 12;
    private static final double AXIS = 42;
    private static final int CROWDED = 40;
    private static final int MOST_TAGS = 18;
    private static final double TAG = 26;
    private static final double TAG_HEIGHT = 11;
    private static final double WIDE = 100;

    public LineChart {
        lines = List.copyOf(lines);
    }

    /** Whether there are so many lines that the picture needs the whole width of a page. */
    public boolean wide() {
        return lines.size() > MANY;
    }

    /** The picture; without any finite point it says that there is no data. */
    public String svg() {
        if (points(true).length == 0) {
            return new Svg(width(), 60, title, description)
                    .text("text", "no data", "class", "tick", "x", width() / 2, "y", 34, "text-anchor", "middle")
                    .finish();
        }
        var x = ticks(points(true), true);
        boolean logarithmic = logarithmic();
        var y = logarithmic ? Ticks.powersAround(smallest(false), largest(false)) : ticks(points(false), false);
        double left = 14
                + Labels.width(y.values().stream()
                        .mapToInt(value -> y.label(value).length())
                        .max()
                        .orElseThrow());
        boolean tagged = lines.size() > 1 && lines.size() <= MOST_TAGS;
        double right = width() - RIGHT - (tagged ? TAG : 0);
        var across = new AxisScale(x.first(), x.last(), left, right);
        var up = new AxisScale(y.first(), y.last(), TOP + height(), TOP, logarithmic);
        var legend = new Legend(lines, width() - left, tagged);

        var svg = new Svg(width(), TOP + height() + AXIS + legend.height() + 8, title, description);
        axes(svg, x, y, across, up);
        lines.forEach(line -> draw(svg, line, across, up));
        if (tagged) {
            tags(svg, across, up);
        }
        legend.draw(svg, left, TOP + height() + AXIS);
        return svg.finish();
    }

    private void axes(Svg svg, Ticks x, Ticks y, AxisScale across, AxisScale up) {
        double left = across.start();
        double right = across.end();
        svg.text("text", yLabel, "class", "axis", "x", 0, "y", 12);
        for (double value : y.values()) {
            svg.leaf("line", "class", "rule", "x1", left, "x2", right, "y1", up.at(value), "y2", up.at(value));
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
        double bottom = TOP + height();
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
        svg.text("text", xLabel, "class", "axis", "x", (left + right) / 2, "y", bottom + 33, "text-anchor", "middle");
    }

    private static void draw(Svg svg, Line line, AxisScale across, AxisScale up) {
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

    /** The lines' numbers beside their ends, moved apart where they would overlap. */
    private void tags(Svg svg, AxisScale across, AxisScale up) {
        var ends = new ArrayList<End>();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            var line = lines.get(i);
            line.points().stream()
                    .filter(Line.Point::drawable)
                    .reduce((before, last) -> last)
                    .ifPresent(last -> ends.add(new End(number, line.look(), across.at(last.x()), up.at(last.y()))));
        }
        ends.sort(Comparator.comparingDouble(End::y));
        var places = Spread.apart(ends.stream().mapToDouble(End::y).toArray(), TAG_HEIGHT, TOP, TOP + height());
        for (int i = 0; i < places.length; i++) {
            var end = ends.get(i);
            var path = "M" + Svg.number(end.x() + 4) + " " + Svg.number(end.y()) + "L" + Svg.number(across.end() + 10)
                    + " " + Svg.number(places[i]);
            svg.leaf("path", "class", "lead " + end.look().classes(), "d", path);
            svg.text(
                    "text",
                    Integer.toString(end.number()),
                    "class",
                    "tag " + end.look().classes(),
                    "x",
                    across.end() + 12,
                    "y",
                    places[i] + 3.5);
        }
    }

    private record End(int number, LineStyle look, double x, double y) {}

    private static void mark(Svg svg, Line.Point point, double x, double y, double radius) {
        if (point.ringed()) {
            svg.leaf("circle", "class", "ring", "cx", x, "cy", y, "r", radius + 3);
        }
        svg.open("circle", "class", point.mark() == Line.Mark.HOLLOW ? "hollow" : "dot", "cx", x, "cy", y, "r", radius);
        svg.text("title", point.tip()).close();
    }

    private double width() {
        return wide() ? 1144 : 560;
    }

    private double height() {
        return wide() ? 330 : 230;
    }

    private boolean logarithmic() {
        return smallest(false) > 0 && largest(false) > WIDE * smallest(false);
    }

    private double smallest(boolean x) {
        return DoubleStream.of(points(x)).min().orElseThrow();
    }

    private double largest(boolean x) {
        return DoubleStream.of(points(x)).max().orElseThrow();
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
