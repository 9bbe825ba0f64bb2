package org.tarnish.report.section;

import io.quarkus.qute.RawString;
import java.util.List;
import org.tarnish.report.chart.LineChart;

/**
 * Pictures under a heading.
 *
 * @param more pictures that are folded away, since there are many
 */
record Panel(String title, List<Figure> figures, List<Figure> more) {
    Panel {
        figures = List.copyOf(figures);
        more = List.copyOf(more);
    }

    /** The first so many figures, and the rest folded away. */
    static Panel of(String title, List<Figure> figures, int shown) {
        int first = Math.min(shown, figures.size());
        return new Panel(title, figures.subList(0, first), figures.subList(first, figures.size()));
    }

    /** A picture under its caption. */
    record Figure(String caption, RawString picture, boolean wide) {
        static Figure of(String caption, LineChart chart) {
            return new Figure(caption, new RawString(chart.svg()), chart.wide());
        }
    }
}
