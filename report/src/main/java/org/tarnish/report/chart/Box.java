package org.tarnish.report.chart;

/**
 * One row of a {@link BoxPlot}. Every number is finite, {@code min <= q1 <= median <= q3 <= max}.
 *
 * @param low lower end of the mean's interval
 * @param high upper end of the mean's interval
 * @param tip what a pointer resting on it shows
 */
public record Box(
        String name,
        LineStyle look,
        double min,
        double q1,
        double median,
        double q3,
        double max,
        double mean,
        double low,
        double high,
        String tip) {}
