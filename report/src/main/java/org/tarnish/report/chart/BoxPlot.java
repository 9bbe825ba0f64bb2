package org.tarnish.report.chart;

import java.util.List;

/**
 * Lying boxes, one row each: whiskers from the smallest to the largest value, a box between the quartiles, a bar at the
 * median, a diamond at the mean with the mean's interval below it. An SVG element to be put into a page that has the
 * reports' style sheet.
 *
 * @param title what is drawn, read aloud in place of the picture
 * @param description what the picture shows, for those who cannot see it
 * @param boxes at least one
 */
public record BoxPlot(String title, String description, String xLabel, List<Box> boxes) {
    private static final double WIDTH = 560;
    private static final double ROW = 34;
    private static final double TOP = 6;
    private static final double RIGHT = 16;
    private static final int LONGEST_NAME = 34;

    public BoxPlot {
        boxes = List.copyOf(boxes);
        if (boxes.isEmpty()) {
            throw new IllegalArgumentException("the box plot '" + title + "' needs at least one box");
        }
    }

    /** The picture. */
    public String svg() {
        double max = boxes.stream().mapToDouble(Box::max).max().orElseThrow();
        var ticks = Ticks.around(0, max, 5, false);
        int longest = boxes.stream()
                .mapToInt(box -> Labels.shorten(box.name(), LONGEST_NAME).length())
                .max()
                .orElseThrow();
        double left = 14 + Labels.width(longest);
        double bottom = TOP + ROW * boxes.size();
        var across = new AxisScale(ticks.first(), ticks.last(), left, WIDTH - RIGHT);

        var svg = new Svg(WIDTH, bottom + 42, title, description);
        for (double value : ticks.values()) {
            svg.leaf("line", "class", "rule", "x1", across.at(value), "x2", across.at(value), "y1", TOP, "y2", bottom);
            svg.text(
                    "text",
                    ticks.label(value),
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
                bottom + 34,
                "text-anchor",
                "middle");
        for (int i = 0; i < boxes.size(); i++) {
            draw(svg, boxes.get(i), across, TOP + ROW * i + ROW / 2, left);
        }
        return svg.finish();
    }

    private static void draw(Svg svg, Box box, AxisScale across, double y, double left) {
        svg.open("g", "class", box.look().classes());
        svg.text("title", box.tip());
        svg.text(
                "text",
                Labels.shorten(box.name(), LONGEST_NAME),
                "class",
                "key",
                "x",
                left - 10,
                "y",
                y + 4,
                "text-anchor",
                "end");
        stroke(svg, "whisker", across.at(box.min()), y, across.at(box.q1()), y);
        stroke(svg, "whisker", across.at(box.q3()), y, across.at(box.max()), y);
        stroke(svg, "whisker", across.at(box.min()), y - 4, across.at(box.min()), y + 4);
        stroke(svg, "whisker", across.at(box.max()), y - 4, across.at(box.max()), y + 4);
        double start = across.at(box.q1());
        svg.leaf(
                "rect",
                "class",
                "box",
                "x",
                start,
                "y",
                y - 9,
                "width",
                Math.max(1, across.at(box.q3()) - start),
                "height",
                18,
                "rx",
                2);
        stroke(svg, "median", across.at(box.median()), y - 9, across.at(box.median()), y + 9);
        stroke(svg, "interval", across.at(box.low()), y + 13, across.at(box.high()), y + 13);
        double mean = across.at(box.mean());
        svg.leaf("path", "class", "mean", "d", "M" + Svg.number(mean - 5) + " " + Svg.number(y) + "l5 -5 5 5 -5 5z");
        svg.close();
    }

    private static void stroke(Svg svg, String kind, double x1, double y1, double x2, double y2) {
        svg.leaf("line", "class", kind, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
    }
}
