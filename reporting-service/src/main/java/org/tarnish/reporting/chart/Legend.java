package org.tarnish.reporting.chart;

import java.util.List;

/** Names of lines with their strokes, in as many columns as fit a width; entries never overlap. */
final class Legend {
    private static final double ROW = 18;
    private static final double SWATCH = 30;
    private static final double GAP = 18;
    private static final int LONGEST_NAME = 44;

    private final List<String> names;
    private final int columns;
    private final double columnWidth;

    Legend(List<String> names, double width) {
        this.names = List.copyOf(names);
        int longest = names.stream()
                .mapToInt(name -> Labels.shorten(name, LONGEST_NAME).length())
                .max()
                .orElse(0);
        double needed = SWATCH + Labels.width(longest) + GAP;
        this.columns = Math.max(1, Math.min(names.size(), (int) (width / needed)));
        this.columnWidth = needed;
    }

    double height() {
        return ROW * ((names.size() + columns - 1) / columns);
    }

    void draw(Svg svg, double left, double top) {
        int rows = (names.size() + columns - 1) / columns;
        for (int i = 0; i < names.size(); i++) {
            double x = left + columnWidth * (i / rows);
            double y = top + ROW * (i % rows) + ROW / 2;
            svg.leaf(
                    "path",
                    "class",
                    "line " + Palette.classes(i),
                    "d",
                    "M" + Svg.number(x) + " " + Svg.number(y) + "h24");
            svg.open("text", "class", "key", "x", x + SWATCH, "y", y + 4);
            svg.text("title", names.get(i));
            svg.text("tspan", Labels.shorten(names.get(i), LONGEST_NAME));
            svg.close();
        }
    }
}
