package org.tarnish.reporting.chart;

/**
 * Style classes of the n-th line or box. Eight hues that stay apart under the common forms of color blindness, then the
 * same hues with other dashes; the page's style sheet gives the colors, light and dark.
 */
final class Palette {
    private static final int HUES = 8;
    private static final int DASHES = 4;

    private Palette() {}

    static String classes(int index) {
        return "s" + index % HUES + " d" + index / HUES % DASHES;
    }
}
