package org.tarnish.report.chart;

/**
 * Maps the interval {@code from..to} of values to {@code start..end} in pixels.
 *
 * @param logarithmic whether equal ratios of values have equal distances; values are positive then
 */
record AxisScale(double from, double to, double start, double end, boolean logarithmic) {
    /** A linear scale. */
    AxisScale(double from, double to, double start, double end) {
        this(from, to, start, end, false);
    }

    double at(double value) {
        double part = logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
        return start + part * (end - start);
    }
}
