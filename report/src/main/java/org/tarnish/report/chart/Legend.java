package org.tarnish.report.chart;

import java.util.List;

/** Names of lines with their strokes, in as many columns as fit a width; entries never overlap. */
final class Legend {
    private static final double ROW = 18;
    private static final double SWATCH = 30;
    private static final double NUMBER = 20;
    private static final double GAP = 18;
    private static final int LONGEST_NAME = 44;

    private final List<Line> lines;
    private final int columns;
    private final double columnWidth;
    private final double nameAt;
    private final boolean numbered;

    /**
     * @param numbered whether names stand behind the lines' numbers, counted from 1
     */
    Legend(List<Line> lines, double width, boolean numbered) {
        this.lines = List.copyOf(lines);
        this.numbered = numbered;
        this.nameAt = SWATCH + (numbered ? NUMBER : 0);
        int longest = lines.stream()
                .mapToInt(line -> Labels.shorten(line.name(), LONGEST_NAME).length())
                .max()
                .orElse(0);
        double needed = nameAt + Labels.width(longest) + GAP;
        this.columns = Math.max(1, Math.min(lines.size(), (int) (width / needed)));
        this.columnWidth = needed;
    }

    double height() {
        return ROW * ((lines.size() + columns - 1) / columns);
    }

    void draw(Svg svg, double left, double top) {
        int rows = (lines.size() + columns - 1) / columns;
        for (int i = 0; i < lines.size(); i++) {
            double x = left + columnWidth * (i / rows);
            double y = top + ROW * (i % rows) + ROW / 2;
            svg.leaf(
                    "path",
                    "class",
                    "line " + lines.get(i).look().classes(),
                    "d",
                    "M" + Svg.number(x) + " " + Svg.number(y) + "h24");
            if (numbered) {
                number(svg, i, x + nameAt - 5, y + 4);
            }
            svg.open("text", "class", "key", "x", x + nameAt, "y", y + 4);
            svg.text("title", lines.get(i).name());
            svg.text("tspan", Labels.shorten(lines.get(i).name(), LONGEST_NAME));
            svg.close();
        }
    }

    private void number(Svg svg, int line, double x, double y) {
        var kind = "tag " + lines.get(line).look().classes();
        svg.text("text", Integer.toString(line + 1), "class", kind, "x", x, "y", y, "text-anchor", "end");
    }
}
