package org.tarnish.report.chart;

/**
 * How a line or box is drawn. Eight hues stay apart under the common forms of color blindness; further ones repeat them
 * with other dashes. The reports' style sheet gives the colors, light and dark.
 *
 * @param hue counted from 0
 * @param dash counted from 0, a full line
 */
public record LineStyle(int hue, int dash) {
    private static final int HUES = 8;
    private static final int DASHES = 4;

    public LineStyle {
        if (hue < 0 || dash < 0) {
            throw new IllegalArgumentException("hue and dash must be at least 0, were " + hue + " and " + dash);
        }
    }

    String classes() {
        return "s" + hue % HUES + " d" + (dash + hue / HUES) % DASHES;
    }
}
