package org.tarnish.reporting.chart;

/** Maps the interval {@code from..to} of values linearly to {@code start..end} in pixels. */
record Scale(double from, double to, double start, double end) {
    double at(double value) {
        return start + (value - from) / (to - from) * (end - start);
    }
}
