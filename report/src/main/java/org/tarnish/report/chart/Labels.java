package org.tarnish.report.chart;

/** Sizes of text that is drawn where the font is not known: estimates for 12 pixel text, on the wide side. */
final class Labels {
    private static final double CHARACTER = 7.1;

    private Labels() {}

    /** Pixels that so many characters need. */
    static double width(int characters) {
        return CHARACTER * characters;
    }

    /** The text, its middle left out where it is longer than allowed: the ends tell names apart. */
    static String shorten(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int head = (longest - 1) / 2;
        return text.substring(0, head) + "…" + text.substring(text.length() - (longest - 1 - head));
    }
}
