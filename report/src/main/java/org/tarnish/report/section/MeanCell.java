package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.count;
import static org.tarnish.report.html.Numbers.decimals;

import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Numbers;

/** Means as cells, with their standard deviation where there are several seeds. */
final class MeanCell {
    private static final double LARGE = 1000;

    private MeanCell() {}

    /** A fraction in percent. */
    static Cell percent(Mean mean) {
        var cell = Cell.number(Numbers.percent(mean.value()), mean.value());
        return mean.deviation() == null ? cell : cell.noted("± " + decimals(100 * mean.deviation(), 1));
    }

    /** A cross entropy; networks that were never made for such images can have enormous ones. */
    static Cell loss(Mean mean) {
        var cell = Cell.number(loss(mean.value()), mean.value());
        return mean.deviation() == null ? cell : cell.noted("± " + loss(mean.deviation()));
    }

    private static String loss(Double value) {
        return value != null && Double.isFinite(value) && value >= LARGE
                ? count(Math.round(value))
                : decimals(value, value != null && value >= 100 ? 1 : 3);
    }
}
